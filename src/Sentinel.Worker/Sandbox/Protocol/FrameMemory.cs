using System.Buffers;

namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>Where frames are written and read, so that one of four years of bars is not a large object each time.</summary>
internal static class FrameMemory
{
    // Targets of fifteen years. A series of bars comes once, and what is kept of it would count as what a strategy left.
    private const int MostBytes = 1 << 20;
    private const int MostOfOneSize = 8;

    /// <summary>Lends memory; what is larger than most frames is made for the occasion.</summary>
    public static ArrayPool<byte> Shared { get; } = ArrayPool<byte>.Create(MostBytes, MostOfOneSize);
}

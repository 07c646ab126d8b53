using System.Runtime.InteropServices;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>A call into the Linux kernel and its number on each processor; null where it does not exist.</summary>
internal sealed record SystemCall(string Name, int? X64, int? Arm64)
{
    /// <summary>Its number; null when there is none.</summary>
    public int? NumberOn(Architecture architecture) => architecture switch
    {
        Architecture.X64 => X64,
        Architecture.Arm64 => Arm64,
        _ => null,
    };
}

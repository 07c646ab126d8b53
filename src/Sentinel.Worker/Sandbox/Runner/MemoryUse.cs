using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>Memory that this process uses; asked for after every run, so that it must take microseconds.</summary>
internal sealed class MemoryUse : IDisposable
{
    private const int DataField = 5;

    // Opened for good: behind the lock nothing can be.
    private readonly SafeFileHandle? pages = OperatingSystem.IsLinux() ? File.OpenHandle("/proc/self/statm") : null;

    /// <summary>Bytes of objects, those that no collection has taken yet included.</summary>
    public static long Objects => GC.GetTotalMemory(forceFullCollection: false);

    /// <summary>Bytes of code, types and whatever else is no object; 0 where the system does not tell.</summary>
    public long Beside => pages is null ? 0 : Data(pages) - GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes;

    /// <inheritdoc/>
    public void Dispose() => pages?.Dispose();

    private static long Data(SafeFileHandle pages)
    {
        Span<byte> text = stackalloc byte[256];
        ReadOnlySpan<byte> fields = text[..RandomAccess.Read(pages, text, fileOffset: 0)];
        for (var i = 0; i < DataField; i++) fields = fields[(fields.IndexOf((byte)' ') + 1)..];
        return Utf8Parser.TryParse(fields, out long count, out _) ? count * Environment.SystemPageSize : 0;
    }
}

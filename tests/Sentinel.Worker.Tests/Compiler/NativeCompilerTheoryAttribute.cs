using Xunit;

namespace Sentinel.Worker.Tests.Compiler;

/// <summary>Needs the native compiler, which <c>build/native.sh</c> makes where a linker is found; skipped without.</summary>
public sealed class NativeCompilerTheoryAttribute : TheoryAttribute
{
    /// <summary>Where the worker's build puts it.</summary>
    public static readonly string File = Path.Combine(AppContext.BaseDirectory, "Sentinel.Compiler.Native.so");

    public NativeCompilerTheoryAttribute() => Skip = System.IO.File.Exists(File) ? null : "There is no native compiler: build/native.sh makes it.";
}

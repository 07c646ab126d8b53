using System.Runtime.InteropServices;

namespace Sentinel.Compiler;

/// <summary>The same compiler as a library of machine code, so that no fresh process has to compile the compiler first.</summary>
internal sealed class NativeCompiler : IStrategyCompiler
{
    private readonly Compiling compile;
    private readonly Placing place;
    private readonly Asking begin;
    private readonly Asking stop;
    private readonly Asking forget;

    private NativeCompiler(nint library)
    {
        compile = Export<Compiling>(library, "sentinel_compile");
        place = Export<Placing>(library, "sentinel_place");
        begin = Export<Asking>(library, "sentinel_begin");
        stop = Export<Asking>(library, "sentinel_stop");
        forget = Export<Asking>(library, "sentinel_forget");
    }

    private delegate void Compiling([MarshalAs(UnmanagedType.LPWStr)] string code, int length, out nint answer, out int answerLength);

    private delegate void Placing([MarshalAs(UnmanagedType.LPWStr)] string code, int length, int methodToken, int offset, out nint answer, out int answerLength);

    private delegate void Versioning(out nint version, out int length);

    private delegate void Asking();

    /// <summary>Loads it.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="version">Of which sources it must have been made, as <see cref="CompilerVersion"/> tells.</param>
    /// <exception cref="InvalidOperationException">It is none, or was made of others.</exception>
    public static NativeCompiler Load(string path, string version)
    {
        try
        {
            var library = NativeLibrary.Load(path);
            Export<Versioning>(library, "sentinel_version")(out var text, out var length);
            if (Marshal.PtrToStringUni(text, length) == version) return new NativeCompiler(library);
        }
        catch (Exception unusable) when (unusable is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new InvalidOperationException($"'{path}' is no native compiler for this machine: {unusable.Message}", unusable);
        }

        throw new InvalidOperationException($"'{path}' was made of other code than this program; make it anew with build/native.sh, or delete it.");
    }

    /// <inheritdoc/>
    public CompiledStrategy Compile(string strategyCode, CancellationToken stop = default)
    {
        begin();
        using var asking = stop.Register(() => this.stop());
        compile(strategyCode, strategyCode.Length, out var answer, out var length);
        return CompilerAnswer.Read(Copy(answer, length));
    }

    /// <inheritdoc/>
    public (int Line, int Column)? PlaceOf(string strategyCode, int methodToken, int offset)
    {
        place(strategyCode, strategyCode.Length, methodToken, offset, out var answer, out var length);
        return CompilerAnswer.ReadPlace(Copy(answer, length));
    }

    /// <inheritdoc/>
    public void Forget() => forget();

    private static byte[] Copy(nint answer, int length)
    {
        var bytes = new byte[length];
        Marshal.Copy(answer, bytes, 0, length);
        return bytes;
    }

    private static T Export<T>(nint library, string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));
}

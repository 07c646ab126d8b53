using System.Runtime.InteropServices;

namespace Sentinel.Compiler.Native;

/// <summary>What the library exports. One caller at a time, but for the request to stop.</summary>
/// <remarks>Nothing may be thrown out of an export: that ends the process.</remarks>
internal static unsafe class Exports
{
    private static readonly StrategyCompiler Compiler = StrategyCompiler.Guarded();

    private static CancellationTokenSource stop = new();
    private static GCHandle given;

    /// <summary>Which build it is: the answer and its length in characters.</summary>
    [UnmanagedCallersOnly(EntryPoint = "sentinel_version")]
    public static void Version(char** answer, int* length)
    {
        *answer = (char*)Pin(CompilerVersion.Current.ToCharArray());
        *length = CompilerVersion.Current.Length;
    }

    /// <summary>Compiles a text of so many characters; the answer is good until the next call.</summary>
    [UnmanagedCallersOnly(EntryPoint = "sentinel_compile")]
    public static void Compile(char* code, int length, byte** answer, int* answerLength)
    {
        var token = stop.Token;
        Give(CompilerAnswer.Of(() => Compiler.Compile(new string(code, 0, length), token)), answer, answerLength);
    }

    /// <summary>From here on a request to stop is meant for the next text.</summary>
    [UnmanagedCallersOnly(EntryPoint = "sentinel_begin")]
    public static void Begin() => Volatile.Write(ref stop, new CancellationTokenSource());

    /// <summary>Asks it to stop.</summary>
    [UnmanagedCallersOnly(EntryPoint = "sentinel_stop")]
    public static void Stop() => Volatile.Read(ref stop).Cancel();

    /// <summary>Finds line and column of an instruction of a text that compiled; the answer is good until the next call.</summary>
    [UnmanagedCallersOnly(EntryPoint = "sentinel_place")]
    public static void Place(char* code, int length, int methodToken, int offset, byte** answer, int* answerLength) =>
        Give(CompilerAnswer.OfPlace(() => Compiler.PlaceOf(new string(code, 0, length), methodToken, offset)), answer, answerLength);

    /// <summary>Lets go of what is kept of the last strategy.</summary>
    [UnmanagedCallersOnly(EntryPoint = "sentinel_forget")]
    public static void Forget()
    {
        Compiler.Forget();
        if (given.IsAllocated) given.Free();
        GC.Collect();
    }

    private static void Give(byte[] bytes, byte** answer, int* answerLength)
    {
        *answer = (byte*)Pin(bytes);
        *answerLength = bytes.Length;
    }

    private static nint Pin(Array content)
    {
        if (given.IsAllocated) given.Free();
        given = GCHandle.Alloc(content, GCHandleType.Pinned);
        return given.AddrOfPinnedObject();
    }
}

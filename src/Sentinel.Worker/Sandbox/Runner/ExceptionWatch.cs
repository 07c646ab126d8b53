using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Sentinel.Worker.Sandbox.Kernel;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>Sees every exception before any catch block does, and takes out of its text what other runs left there.</summary>
internal sealed class ExceptionWatch : IDisposable
{
    private const string NoCurrentElement = "Enumeration has either not started or has already finished.";

    private const int StandardError = 2;

    private static readonly byte[] OutOfMemorySign = [.. "OutOfMemoryException\n"u8];

    // All empty collections of one element type may share an enumerator, and only these texts tell whether anybody has moved it.
    private readonly string notStarted = TextOfNoElement(hasEnded: false);
    private readonly string ended = TextOfNoElement(hasEnded: true);
    private volatile bool ranOutOfMemory;

    /// <summary>Begins to look.</summary>
    public ExceptionWatch() => AppDomain.CurrentDomain.FirstChanceException += Look;

    /// <summary>Whether memory ran out since <see cref="Begin"/>, caught or not.</summary>
    public bool RanOutOfMemory => ranOutOfMemory;

    /// <summary>Forgets what earlier runs threw.</summary>
    public void Begin() => ranOutOfMemory = false;

    /// <inheritdoc/>
    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= Look;

    // Runs on the strategy's thread, perhaps at the end of its memory: allocates nothing and calls nothing of the strategy's.
    private void Look(object? sender, FirstChanceExceptionEventArgs raised)
    {
        var exception = raised.Exception;
        if (exception is OutOfMemoryException) NoteOutOfMemory();
        if (exception.GetType() != typeof(InvalidOperationException)) return;

        ref var text = ref TextOf(exception);
        if (text == notStarted || text == ended) text = NoCurrentElement;
    }

    // Told at once as well: at the end of its memory the runtime may end the process without a word about it, and a loop that catches everything never comes to a reply.
    private void NoteOutOfMemory()
    {
        if (ranOutOfMemory) return;

        ranOutOfMemory = true;
        if (OperatingSystem.IsLinux()) _ = Libc.Write(StandardError, in OutOfMemorySign[0], OutOfMemorySign.Length);
    }

    private static string TextOfNoElement(bool hasEnded)
    {
        using var nothing = Enumerable.Empty<ExceptionWatch>().GetEnumerator();
        nothing.Reset();
        if (hasEnded) nothing.MoveNext();
        try
        {
            return $"{nothing.Current}";
        }
        catch (InvalidOperationException noElement)
        {
            return noElement.Message;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? TextOf(Exception exception);
}

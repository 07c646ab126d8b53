using System.Diagnostics;
using System.Reflection;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Compilation;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>An exception that a strategy threw, as a disqualification.</summary>
internal static class ThrownException
{
    private const int MaxMessageLength = 500;

    /// <summary>The disqualification; call it on the strategy's thread, for an exception's message may be the strategy's own code.</summary>
    public static StrategyOutcome.Disqualified Describe(Exception thrown, CompiledStrategy strategy, Assembly loaded)
    {
        var exception = thrown is TypeInitializationException { InnerException: { } cause } ? cause : thrown;
        if (exception is OutOfMemoryException) return OutOfMemory;

        var sentence = $"{Shortened(exception.GetType().Name)}: {MessageOf(exception)}";
        return PlaceOf(exception, strategy, loaded) is var (line, column)
            ? Disqualified($"Line {line}: {sentence}", new CodeError(line, column, null, sentence))
            : Disqualified(sentence);
    }

    /// <summary>The disqualification of a strategy that used up its memory.</summary>
    public static StrategyOutcome.Disqualified OutOfMemory { get; } = new(
        DisqualificationReason.MemoryLimit, "The strategy used more memory than it is given.", []);

    private static StrategyOutcome.Disqualified Disqualified(string message, params IReadOnlyList<CodeError> errors) =>
        new(DisqualificationReason.RuntimeException, message, errors);

    private static (int Line, int Column)? PlaceOf(Exception exception, CompiledStrategy strategy, Assembly loaded)
    {
        var frame = new StackTrace(exception).GetFrames().FirstOrDefault(frame => frame.GetMethod()?.Module.Assembly == loaded);
        return frame is null ? null : strategy.PlaceOf(frame.GetMethod()!.MetadataToken, frame.GetILOffset());
    }

    private static string MessageOf(Exception exception)
    {
        try
        {
            return Shortened(exception.Message ?? "");
        }
        catch (Exception another)
        {
            return $"(reading its message threw {Shortened(another.GetType().Name)})";
        }
    }

    private static string Shortened(string text) => text.Length > MaxMessageLength ? $"{text[..MaxMessageLength]}…" : text;
}

using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>An exception that a strategy threw, as a disqualification.</summary>
/// <remarks>Used on the strategy's thread alone: an exception's message may be the strategy's own code.</remarks>
internal static class ThrownException
{
    private const int MaxMessageLength = 500;

    /// <summary>The disqualification of a strategy that used up its memory.</summary>
    public static StrategyOutcome.Disqualified OutOfMemory { get; } = new(
        DisqualificationReason.MemoryLimit, "The strategy used more memory than it is given.", []);

    /// <summary>Whether the runtime could not load or compile something, of the strategy or of its own.</summary>
    public static bool IsOfTheLoader(Exception exception) => exception is TypeLoadException or BadImageFormatException or InvalidProgramException;

    /// <summary>The disqualification.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="place">Where, in the caller's text; null when that is not known.</param>
    public static StrategyOutcome.Disqualified Describe(Exception exception, (int Line, int Column)? place)
    {
        var sentence = $"{Shortened(exception.GetType().Name)}: {MessageOf(exception)}";
        var disqualified = place is var (line, column)
            ? Disqualified($"Line {line}: {sentence}", new CodeError(line, column, null, sentence))
            : Disqualified(sentence);
        return disqualified with { IsDoubtful = IsOfTheLoader(exception) };
    }

    private static StrategyOutcome.Disqualified Disqualified(string message, params IReadOnlyList<CodeError> errors) =>
        new(DisqualificationReason.RuntimeException, message, errors);

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

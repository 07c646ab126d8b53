using Sentinel.Core.Strategies;

namespace Sentinel.Compiler;

/// <summary>Ends the handling of a strategy that is at fault; never leaves the runner.</summary>
internal sealed class StrategyDisqualifiedException(DisqualificationReason reason, string message, params IReadOnlyList<CodeError> errors)
    : Exception(message)
{
    // Twenty are named in all.
    private const int MostOthers = 19;

    /// <summary>The outcome.</summary>
    public StrategyOutcome.Disqualified Outcome { get; } = new(reason, message, errors);

    /// <summary>The same, after something that is said first.</summary>
    public StrategyDisqualifiedException After(Complaint first)
    {
        var error = first.Error;
        return new(Outcome.Reason, $"Line {error.Line}, column {error.Column}: {error.Message} {error.Hint}. Read without that: {Message}", [error, .. Outcome.Errors.Take(MostOthers)]);
    }
}

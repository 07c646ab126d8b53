namespace Sentinel.Core.Verdicts;

/// <summary>Why a rule allows no better verdict.</summary>
/// <param name="Rule">The rule, in snake case, such as <c>sharpe</c>.</param>
/// <param name="Verdict">The best verdict that this rule allows.</param>
/// <param name="Figure">The metric the rule looked at, as it is named in <c>performance</c>; null when there was none.</param>
/// <param name="Value">That metric's value; null when undefined.</param>
/// <param name="Limit">The limit it met or missed; null when none applies.</param>
/// <param name="Message">The same as a sentence.</param>
public sealed record VerdictReason(string Rule, Verdict Verdict, string? Figure, double? Value, double? Limit, string Message)
{
    /// <summary>The reason that stands before all rules once a person has decided otherwise.</summary>
    /// <param name="verdict">What the person decided.</param>
    /// <param name="byRules">What the rules had said.</param>
    public static VerdictReason ByPerson(Verdict verdict, Verdict byRules) =>
        new("person", verdict, null, null, null, $"A person set {verdict}; the rules said {byRules}.");
}

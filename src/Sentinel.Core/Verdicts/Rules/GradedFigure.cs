namespace Sentinel.Core.Verdicts.Rules;

/// <summary>A figure held against the limits of the grades.</summary>
/// <param name="Rule">The rule, in snake case.</param>
/// <param name="Figure">The metric, as it is named in <c>performance</c>.</param>
/// <param name="Name">The metric in words, to begin a sentence with.</param>
/// <param name="Limits">The least value for each verdict.</param>
internal sealed record GradedFigure(string Rule, string Figure, string Name, GradeLimits Limits)
{
    /// <summary>The best verdict for a value, with the limit it missed, or with the highest one when it met that.</summary>
    public VerdictReason Judge(double value)
    {
        var verdict = Limits.Best(value);
        var named = verdict == Verdict.Excellent ? Verdict.Excellent : verdict + 1;
        var limit = Limits.For(named)!.Value;
        var relation = verdict == Verdict.Excellent ? "meets" : "is below";
        var grade = named.ToString().ToLowerInvariant();
        var texts = new Comparison(value, limit).Texts;
        return new VerdictReason(
            Rule, verdict, Figure, value, limit, $"{Name} {texts.Value} {relation} {texts.Limit}, the least for {grade}.");
    }

    /// <summary>The reason for rejecting what has no value.</summary>
    public VerdictReason Reject(string because) =>
        new(Rule, Verdict.Reject, Figure, null, Limits.Poor, $"{Name} is undefined: {because}.");
}

using Sentinel.Core.Strategies;

namespace Sentinel.Compiler;

/// <summary>One thing that is wrong with a strategy; its author hears of all that is known at once.</summary>
/// <param name="Reason">What it disqualifies the strategy for.</param>
/// <param name="Error">Where it stands and what to do instead.</param>
internal sealed record Complaint(DisqualificationReason Reason, CodeError Error)
{
    private const int MostNamed = 20;

    // What is forbidden goes before what is merely wrong, and that before what a correct text would have to return.
    private static readonly DisqualificationReason[] Ranks =
        [DisqualificationReason.ForbiddenApi, DisqualificationReason.TooComplex, DisqualificationReason.CompileError, DisqualificationReason.ContractViolation];

    /// <summary>All of them as one disqualification, for the gravest reason among them.</summary>
    /// <param name="complaints">At least one.</param>
    /// <param name="uncounted">How many more there are.</param>
    public static StrategyDisqualifiedException Together(IEnumerable<Complaint> complaints, int uncounted = 0)
    {
        var ordered = complaints
            .DistinctBy(complaint => (complaint.Error.Line, complaint.Error.Column, complaint.Error.Code, complaint.Error.Message))
            .OrderBy(complaint => complaint.Reason == DisqualificationReason.ForbiddenApi ? 0 : 1)
            .ThenBy(complaint => complaint.Error.Line)
            .ThenBy(complaint => complaint.Error.Column)
            .ToArray();
        var reason = Ranks.First(reason => ordered.Any(complaint => complaint.Reason == reason));
        return new StrategyDisqualifiedException(reason, Sentence(ordered[0], ordered.Length + uncounted), [.. ordered.Take(MostNamed).Select(complaint => complaint.Error)]);
    }

    private static string Sentence(Complaint first, int count)
    {
        var error = first.Error;
        var place = first.Reason == DisqualificationReason.ContractViolation ? "" : $"Line {error.Line}, column {error.Column}: ";
        var hint = error.Hint is null ? "" : $" {error.Hint}.";
        var more = count > 1 ? $" ({count - 1} more)" : "";
        return $"{place}{error.Message.TrimEnd('.')}.{hint}{more}";
    }
}

namespace Sentinel.Core.Verdicts;

/// <summary>A verdict and the reasons for it.</summary>
/// <param name="Verdict">The worst that any rule allows.</param>
/// <param name="Reasons">One per rule, the deciding ones first.</param>
public sealed record Judgement(Verdict Verdict, IReadOnlyList<VerdictReason> Reasons);

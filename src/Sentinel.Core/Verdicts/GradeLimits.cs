namespace Sentinel.Core.Verdicts;

/// <summary>The least value of a figure that each verdict asks for; below the last one a strategy is rejected.</summary>
/// <param name="Excellent">Least value for <see cref="Verdict.Excellent"/>.</param>
/// <param name="Good">Least value for <see cref="Verdict.Good"/>.</param>
/// <param name="Average">Least value for <see cref="Verdict.Average"/>.</param>
/// <param name="Poor">Least value for <see cref="Verdict.Poor"/>.</param>
public sealed record GradeLimits(double Excellent, double Good, double Average, double Poor)
{
    /// <summary>The best verdict that a value allows, a limit that is missed by rounding alone being met; <see cref="Verdict.Reject"/> for NaN.</summary>
    public Verdict Best(double value) => value switch
    {
        _ when Meets(value, Excellent) => Verdict.Excellent,
        _ when Meets(value, Good) => Verdict.Good,
        _ when Meets(value, Average) => Verdict.Average,
        _ when Meets(value, Poor) => Verdict.Poor,
        _ => Verdict.Reject,
    };

    /// <summary>The least value for a verdict; null for <see cref="Verdict.Reject"/>, which asks for nothing.</summary>
    public double? For(Verdict verdict) => verdict switch
    {
        Verdict.Excellent => Excellent,
        Verdict.Good => Good,
        Verdict.Average => Average,
        Verdict.Poor => Poor,
        _ => null,
    };

    private static bool Meets(double value, double limit) => !new Comparison(value, limit).IsBelow;
}

using System.ComponentModel.DataAnnotations;

namespace Sentinel.Core.Verdicts;

/// <summary>Limits of the grades must lie in a range and not rise from excellent to poor.</summary>
/// <param name="least">Smallest accepted limit.</param>
/// <param name="most">Largest accepted limit.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GradedAttribute(double least, double most) : ValidationAttribute
{
    /// <summary>Smallest accepted limit.</summary>
    public double Least => least;

    /// <summary>Largest accepted limit.</summary>
    public double Most => most;

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        $"The limits of {name} must be numbers from {least} to {most} that do not rise from excellent over good and average to poor.";

    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is GradeLimits limits // a limit that is NaN fails each comparison
        && limits.Excellent <= most
        && limits.Good <= limits.Excellent
        && limits.Average <= limits.Good
        && limits.Poor <= limits.Average
        && limits.Poor >= least;
}

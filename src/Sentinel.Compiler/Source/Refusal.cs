using Sentinel.Core.Strategies;

namespace Sentinel.Compiler.Source;

/// <summary>What is said of a source that says what it may not.</summary>
internal static class Refusal
{
    /// <summary>Something that stands at a place is forbidden.</summary>
    public static Complaint Forbidden((int Line, int Column) place, string message, string hint) =>
        new(DisqualificationReason.ForbiddenApi, new CodeError(place.Line, place.Column, null, message, hint));

    /// <summary>The source goes beyond a limit at a place: no more of it is read.</summary>
    public static StrategyDisqualifiedException TooComplex((int Line, int Column) place, string message) =>
        Complaint.Together([new Complaint(DisqualificationReason.TooComplex, new CodeError(place.Line, place.Column, null, message))]);
}

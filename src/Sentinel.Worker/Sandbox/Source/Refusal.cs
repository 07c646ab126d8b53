using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Compilation;

namespace Sentinel.Worker.Sandbox.Source;

/// <summary>The disqualification of a source that says what it may not.</summary>
internal static class Refusal
{
    /// <summary>Something that stands at a place is forbidden.</summary>
    public static StrategyDisqualifiedException Forbidden((int Line, int Column) place, string message, string hint) =>
        new(DisqualificationReason.ForbiddenApi, Sentence(place, $"{message} {hint}."), new CodeError(place.Line, place.Column, null, message, hint));

    /// <summary>The source goes beyond a limit at a place.</summary>
    public static StrategyDisqualifiedException TooComplex((int Line, int Column) place, string message) =>
        new(DisqualificationReason.TooComplex, Sentence(place, message), new CodeError(place.Line, place.Column, null, message));

    private static string Sentence((int Line, int Column) place, string message) => $"Line {place.Line}, column {place.Column}: {message}";
}

namespace Sentinel.Core.Prices;

/// <summary>Why bars of a file should not be stored.</summary>
/// <param name="Code">Which, for a program: <c>spacing</c>, <c>unfinished</c>, <c>other_market</c> and so on.</param>
/// <param name="Message">The same with figures and remedy, as sentences.</param>
/// <param name="MayBeForced">Whether a person may insist.</param>
public sealed record PriceObjection(string Code, string Message, bool MayBeForced);

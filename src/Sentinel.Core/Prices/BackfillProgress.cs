namespace Sentinel.Core.Prices;

/// <summary>How far back sources have been asked for the history of one symbol.</summary>
/// <param name="Reached">UTC time from which on every hour has been asked for.</param>
/// <param name="IsExhausted">Whether the sources have nothing older.</param>
public sealed record BackfillProgress(DateTimeOffset Reached, bool IsExhausted);

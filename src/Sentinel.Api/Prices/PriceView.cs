using Sentinel.Core.Prices;

namespace Sentinel.Api.Prices;

/// <summary>What a client sees of the stored bars of one symbol.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Source">Where its newest bars came from.</param>
/// <param name="First">UTC open time of its oldest bar.</param>
/// <param name="Last">UTC open time of its newest bar.</param>
/// <param name="Bars">Number of stored bars.</param>
/// <param name="Gaps">How often hours follow each other for which no bar is stored.</param>
/// <param name="MissingHours">How many such hours there are.</param>
/// <param name="BarsBehind">Bars that are finished by now and not stored.</param>
/// <param name="Revisions">How often a stored bar was replaced by another of its hour.</param>
/// <param name="Hash">SHA-256 of the bars in lower-case hex, as results name it that used all of them unfilled.</param>
/// <param name="HistoryFrom">UTC time back to which sources were asked for history; null when they were not.</param>
/// <param name="HistoryExhausted">Whether the sources have nothing older.</param>
/// <param name="Sources">Which bars came from where, oldest first.</param>
internal sealed record PriceView(
    Symbol Symbol,
    string Source,
    DateTimeOffset First,
    DateTimeOffset Last,
    int Bars,
    int Gaps,
    int MissingHours,
    int BarsBehind,
    int Revisions,
    string Hash,
    DateTimeOffset? HistoryFrom,
    bool HistoryExhausted,
    IReadOnlyList<SourceRange> Sources);

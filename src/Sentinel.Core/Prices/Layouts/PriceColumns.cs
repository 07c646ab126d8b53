using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices.Layouts;

/// <summary>Which columns of a table hold what; 0 is the first.</summary>
/// <param name="Layout">Name of the layout, to begin a sentence with.</param>
/// <param name="FirstRow">The first row that holds a bar.</param>
/// <param name="Time">Open time, or its date.</param>
/// <param name="Open">Open price.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Close price.</param>
internal sealed record PriceColumns(string Layout, int FirstRow, int Time, int Open, int High, int Low, int Close)
{
    /// <summary>Time of day, where <see cref="Time"/> is the date alone.</summary>
    public int? TimeOfDay { get; init; }

    /// <summary>Coins traded; null when no column holds them.</summary>
    public int? Volume { get; init; }

    /// <summary>Which pair a row is of; null when no column says it.</summary>
    public int? Pair { get; init; }

    /// <summary>Which pair the header says all rows are of.</summary>
    public string? PairInHeader { get; init; }

    /// <summary>Names of the columns; null for a table without.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Why a usual column is left out, as a sentence; null when none is.</summary>
    public string? Remark { get; init; }

    /// <summary>What part of the first rows is possible so, 0 to 1; a header leaves no doubt.</summary>
    public double Fit { get; init; } = 1;

    /// <summary>The text of the time of a row.</summary>
    public string TimeOf(TableRow row) => TimeOfDay is { } second ? $"{row[Time]} {row[second]}" : row[Time];

    /// <summary>The columns as a person would name them, such as <c>time 1, open 2</c> or <c>time 'date'</c>.</summary>
    public string Description => string.Join(", ", new[]
    {
        Describe("time", Time), Describe("and", TimeOfDay), Describe("open", Open), Describe("high", High), Describe("low", Low), Describe("close", Close), Describe("volume", Volume),
    }.Where(column => column.Length > 0));

    private string Describe(string role, int? column) => column is not { } index ? ""
        : Names?.ElementAtOrDefault(index) is { Length: > 0 } name ? $"{role} '{Shown.Of(name)}'"
        : $"{role} {index + 1}";
}

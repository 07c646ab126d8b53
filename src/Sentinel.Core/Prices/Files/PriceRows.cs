using Sentinel.Core.Prices.Layouts;

namespace Sentinel.Core.Prices.Files;

/// <summary>Takes the rows of a file for bars, one after the other.</summary>
internal sealed class PriceRows(PriceColumns columns, TimeColumn times, NumberColumns numbers, PriceFileTerms terms)
{
    private static readonly string[] Roles = ["open", "high", "low", "close", "volume"];

    private readonly SortedDictionary<DateTimeOffset, (Bar Bar, int Line)> bars = [];
    private readonly SortedSet<DateTimeOffset> seen = [];
    private readonly List<RejectedLine> rejected = [];
    private readonly int lastColumn = new[] { columns.Time, columns.Open, columns.High, columns.Low, columns.Close }.Max();

    /// <summary>The possible bars so far, oldest first.</summary>
    public IReadOnlyList<Bar> Bars => [.. bars.Values.Select(kept => kept.Bar)];

    /// <summary>Lines that hold none, in the order of the file.</summary>
    public IReadOnlyList<RejectedLine> Rejected => rejected;

    /// <summary>All times, ascending.</summary>
    public IReadOnlyList<DateTimeOffset> Times => [.. seen];

    /// <summary>How many rows say again what another said.</summary>
    public int Repeated { get; private set; }

    /// <summary>Takes the next row.</summary>
    public void Add(TableRow row)
    {
        if (WhyUnreadable(row, out var time) is { } cause) rejected.Add(new RejectedLine(row.Line, cause));
        else if (time >= (terms.From ?? time) && (terms.To is not { } end || time < end)) Add(row, time);
    }

    private void Add(TableRow row, DateTimeOffset time)
    {
        seen.Add(time);
        if (WhyImpossible(row, time, out var bar) is { } reason) rejected.Add(new RejectedLine(row.Line, reason));
        else if (!bars.TryGetValue(bar.Time, out var earlier)) bars.Add(bar.Time, (bar, row.Line));
        else if (earlier.Bar == bar) Repeated++;
        else rejected.Add(new RejectedLine(row.Line, $"its time stands in line {earlier.Line} already, with another bar"));
    }

    private string? WhyUnreadable(TableRow row, out DateTimeOffset time)
    {
        time = default;
        if (row.Cells.Sum(cell => cell.Length + 1) > SeparatedTable.MaxLineLength) return $"it is longer than {SeparatedTable.MaxLineLength} characters";
        if (columns.Names is { } names && row.Cells.Length > names.Count) return $"it has {row.Cells.Length} cells where the header has {names.Count}";
        if (row.Cells.Length <= lastColumn) return $"it has {row.Cells.Length} cells, too few for all prices";
        return times.Read(columns.TimeOf(row), out time);
    }

    private string? WhyImpossible(TableRow row, DateTimeOffset time, out Bar bar)
    {
        bar = default;
        var prices = new double[5];
        int?[] places = [columns.Open, columns.High, columns.Low, columns.Close, columns.Volume];
        for (var i = 0; i < places.Length; i++)
        {
            if (Read(row, Roles[i], places[i], out prices[i]) is { } noNumber) return noNumber;
        }

        bar = new Bar(time, prices[0], prices[1], prices[2], prices[3], prices[4]);
        return BarCheck.WhyImpossible(bar);
    }

    private string? Read(TableRow row, string role, int? column, out double number)
    {
        number = 0;
        if (column is not { } index) return null;
        return numbers.TryRead(row[index], out number) ? null
            : row[index].Length == 0 ? $"it has no {role}"
            : $"'{Shown.Of(row[index])}' is not a number";
    }
}

using System.Globalization;
using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices.Layouts;

/// <summary>Columns that a person named, by what the header calls them or by their number from 1 on.</summary>
internal sealed class GivenColumns : IPriceLayout
{
    private static readonly string[] Needed = ["time", "open", "high", "low", "close"];

    private readonly IReadOnlyDictionary<string, string> columns;

    private GivenColumns(IReadOnlyDictionary<string, string> columns) => this.columns = columns;

    /// <summary>Reads <c>time=…,open=…,high=…,low=…,close=…,volume=…</c>, of which the volume may be left out.</summary>
    /// <exception cref="FormatException">One is missing, unknown or said twice.</exception>
    public static GivenColumns Parse(string text)
    {
        var columns = new Dictionary<string, string>();
        foreach (var part in text.Split(','))
        {
            if (part.Split('=', 2) is not [var role, { Length: > 0 } column] || !Needed.Append("volume").Contains(role.Trim()))
                throw new FormatException($"--columns: '{Shown.Of(part)}' is not one of time=, open=, high=, low=, close= and volume= with the name or the number of a column.");
            if (!columns.TryAdd(role.Trim(), column.Trim())) throw new FormatException($"--columns: {role.Trim()} is said twice.");
        }

        var missing = Needed.Where(role => !columns.ContainsKey(role)).ToList();
        return missing.Count == 0 ? new GivenColumns(columns) : throw new FormatException($"--columns: say also {string.Join(", ", missing.Select(role => $"{role}="))}.");
    }

    /// <inheritdoc/>
    public PriceColumns? Find(IReadOnlyList<TableRow> head, Symbol symbol)
    {
        for (var header = 0; header < head.Count; header++)
        {
            var names = head[header].Cells;
            if (columns.Values.All(column => IndexOf(column, names) >= 0) && !columns.Values.All(IsNumber)) return At(names, header + 1);
        }

        if (!columns.Values.All(IsNumber)) return null;

        var first = head.TakeWhile(row => !TimeText.IsTime(row[Number("time")])).Count();
        return first == head.Count ? null : At(null, first);
    }

    private PriceColumns At(string[]? names, int firstRow) =>
        new("Columns as said", firstRow, Index("time", names), Index("open", names), Index("high", names), Index("low", names), Index("close", names))
        {
            Volume = columns.ContainsKey("volume") ? Index("volume", names) : null,
            Names = names,
            Remark = columns.ContainsKey("volume") ? null : "No column is said to be the volume, so every volume is stored as 0.",
        };

    private int Index(string role, string[]? names) => names is null ? Number(role) : IndexOf(columns[role], names);

    private int Number(string role) => int.Parse(columns[role], CultureInfo.InvariantCulture) - 1;

    private static bool IsNumber(string column) => int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_000;

    private static int IndexOf(string column, string[] names)
    {
        var exact = Array.IndexOf(names, column);
        if (exact >= 0) return exact;

        var alike = Array.FindIndex(names, name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
        return alike >= 0 || !IsNumber(column) ? alike : int.Parse(column, CultureInfo.InvariantCulture) <= names.Length ? int.Parse(column, CultureInfo.InvariantCulture) - 1 : -1;
    }
}

using Sentinel.Core.Prices.Layouts;

namespace Sentinel.Core.Prices.Files;

/// <summary>What to say of a file whose layout is not known.</summary>
internal static class UnknownLayout
{
    private const string Remedy = "Say which columns are which, by name or number: --columns time=…,open=…,high=…,low=…,close=…,volume=…";

    /// <summary>One sentence with what was found, and the remedy.</summary>
    public static string Describe(IReadOnlyList<TableRow> head)
    {
        var likeliest = head.Take(20).MaxBy(row => ColumnNames.CountPrices(row.Cells))!;
        return $"The layout of the file is not known: {(likeliest.Line == 0 ? "its names are" : $"line {likeliest.Line} is")} '{Shown.Of(likeliest.Cells)}'{Missing(likeliest.Cells)}. {Remedy}";
    }

    /// <summary>The same where a person named columns that are not there.</summary>
    public static string DescribeGiven(IReadOnlyList<TableRow> head) =>
        $"The columns that --columns names are not in the file: line {head[0].Line} is '{Shown.Of(head[0].Cells)}'. Columns have these names, or numbers from 1 on.";

    private static string Missing(string[] names)
    {
        if (ColumnNames.CountPrices(names) is 0) return "";

        var missing = new List<string>();
        if (!ColumnNames.TimesIn(names).Any()) missing.Add("time");
        if (ColumnNames.Open(names) < 0) missing.Add("open");
        if (ColumnNames.High(names) < 0) missing.Add("high");
        if (ColumnNames.Low(names) < 0) missing.Add("low");
        if (ColumnNames.Close(names) < 0) missing.Add("close");
        return missing.Count == 0 ? "" : $", which names no {string.Join(", no ", missing)}";
    }
}

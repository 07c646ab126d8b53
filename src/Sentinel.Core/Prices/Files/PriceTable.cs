namespace Sentinel.Core.Prices.Files;

/// <summary>A way to see a file as rows of cells.</summary>
/// <param name="Kind">What it is then, such as <c>separated by ';'</c>.</param>
/// <param name="Rows">The rows, read anew each time; those that are blank or comments are left out.</param>
/// <param name="Separator">What separates the cells; null in JSON.</param>
internal sealed record PriceTable(string Kind, IEnumerable<TableRow> Rows, char? Separator)
{
    private const int HeadRows = 60;

    /// <summary>The first rows, by which a layout is recognised.</summary>
    public IReadOnlyList<TableRow> Head { get; } = [.. Rows.Take(HeadRows)];

    /// <summary>The ways to see a text as a table, the likeliest first.</summary>
    /// <exception cref="FormatException">It begins like JSON and is none, or holds no list of candles.</exception>
    public static IEnumerable<PriceTable> Of(FileText text) =>
        text.FirstCharacter() is '[' or '{' ? [JsonTable.Read(text)] : SeparatedTable.Of(text);
}

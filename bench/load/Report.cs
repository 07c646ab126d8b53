namespace Sentinel.Load;

/// <summary>Figures side by side, as a table in Markdown.</summary>
internal sealed class Report(string subject)
{
    private readonly List<string> columns = [];
    private readonly OrderedDictionary<string, Dictionary<string, string>> rows = [];

    /// <summary>Adds figures to a column.</summary>
    public void Add(string column, params IEnumerable<Figure> figures)
    {
        if (!columns.Contains(column)) columns.Add(column);
        foreach (var (name, value) in figures)
        {
            rows.TryAdd(name, []);
            rows[name][column] = value;
        }
    }

    public override string ToString() => string.Join(
        '\n',
        [
            Line([subject, .. columns]),
            Line(Enumerable.Repeat("---", columns.Count + 1)),
            .. rows.Select(row => Line([row.Key, .. columns.Select(column => row.Value.GetValueOrDefault(column, ""))])),
        ]);

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}

using System.Text.Json;
using Sentinel.Core.Prices.Layouts;

namespace Sentinel.Core.Prices.Files;

/// <summary>One list of candles within JSON.</summary>
/// <param name="Path">Where it stands, such as <c>data.ohlc</c>.</param>
/// <param name="Rows">A row of names where there are any, then a row for each candle.</param>
internal sealed record JsonCandles(string Path, IEnumerable<TableRow> Rows)
{
    /// <summary>The lists within a value, each by itself.</summary>
    public static IEnumerable<JsonCandles> In(JsonElement json, string path, int depth) => (json.ValueKind, depth) switch
    {
        (_, 0) => [],
        (JsonValueKind.Array, _) => InArray(json, path, depth),
        (JsonValueKind.Object, _) => InObject(json, path, depth),
        _ => [],
    };

    /// <summary>A list whose items are lists or objects.</summary>
    public static JsonCandles OfItems(string path, IReadOnlyList<JsonElement> items)
    {
        if (items[0].ValueKind is not JsonValueKind.Object) return new JsonCandles(path, items.Select((item, i) => new TableRow(i + 1, CellsOf(item))));

        string[] names = [.. items[0].EnumerateObject().Select(member => member.Name)];
        return new JsonCandles(path, items.Select((item, i) => new TableRow(i + 1, [.. names.Select(name => CellOf(item, name))])).Prepend(new TableRow(0, names)));
    }

    private static IEnumerable<JsonCandles> InArray(JsonElement json, string path, int depth)
    {
        var items = json.EnumerateArray().ToList();
        if (items.Count == 0) return [];
        if (IsRow(items[0])) return [OfItems(path, items)];
        if (items[0].ValueKind is JsonValueKind.Object && HasPrices(items[0])) return [OfItems(path, items)];

        return items.Take(100).SelectMany((item, i) => In(item, $"{path}[{i}]", depth - 1));
    }

    private static IEnumerable<JsonCandles> InObject(JsonElement json, string path, int depth)
    {
        // As pandas writes a frame: the names, the labels of the rows, the rows.
        if (json.TryGetProperty("columns", out var columns) && columns.ValueKind is JsonValueKind.Array
            && json.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Array)
            return [OfFrame(path, columns, json.TryGetProperty("index", out var index) ? index : null, data)];

        var members = json.EnumerateObject().ToList();
        if (HasPrices(json))
        {
            if (members.All(member => member.Value.ValueKind is not JsonValueKind.Object)) return [OfColumns(path, members)];
            if (members.All(member => member.Value.ValueKind is JsonValueKind.Object)) return [OfLabelledColumns(path, members)];
        }

        if (members is [{ Value.ValueKind: JsonValueKind.Object } first, ..] && HasPrices(first.Value) && TimeText.IsTime(first.Name))
            return [OfLabelledRows(path, members)];

        return members.SelectMany(member => In(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", depth - 1));
    }

    private static JsonCandles OfFrame(string path, JsonElement columns, JsonElement? index, JsonElement data)
    {
        var labels = index is { ValueKind: JsonValueKind.Array } given ? CellsOf(given) : null;
        string[] names = labels is null ? CellsOf(columns) : ["", .. CellsOf(columns)];
        var rows = data.EnumerateArray().Select((row, i) => new TableRow(i + 1, labels is null ? CellsOf(row) : [labels.ElementAtOrDefault(i) ?? "", .. CellsOf(row)]));
        return new JsonCandles(path, rows.Prepend(new TableRow(0, names)));
    }

    private static JsonCandles OfColumns(string path, List<JsonProperty> members)
    {
        var columns = members.Where(member => member.Value.ValueKind is JsonValueKind.Array).Select(member => (member.Name, Cells: CellsOf(member.Value))).ToList();
        var rows = Enumerable.Range(0, columns.Count == 0 ? 0 : columns.Max(column => column.Cells.Length))
            .Select(i => new TableRow(i + 1, [.. columns.Select(column => column.Cells.ElementAtOrDefault(i) ?? "")]));
        return new JsonCandles(path, rows.Prepend(new TableRow(0, [.. columns.Select(column => column.Name)])));
    }

    private static JsonCandles OfLabelledColumns(string path, List<JsonProperty> members)
    {
        string[] labels = [.. members[0].Value.EnumerateObject().Select(label => label.Name)];
        var rows = labels.Select((label, i) => new TableRow(i + 1, [label, .. members.Select(member => CellOf(member.Value, label))]));
        return new JsonCandles(path, rows.Prepend(new TableRow(0, ["", .. members.Select(member => member.Name)])));
    }

    private static JsonCandles OfLabelledRows(string path, List<JsonProperty> members)
    {
        string[] names = [.. members[0].Value.EnumerateObject().Select(member => member.Name)];
        var rows = members.Select((member, i) => new TableRow(i + 1, [member.Name, .. names.Select(name => CellOf(member.Value, name))]));
        return new JsonCandles(path, rows.Prepend(new TableRow(0, ["", .. names])));
    }

    private static bool IsRow(JsonElement json) =>
        json.ValueKind is JsonValueKind.Array && json.GetArrayLength() > 4 && json[0].ValueKind is (JsonValueKind.Number or JsonValueKind.String);

    private static bool HasPrices(JsonElement json) => ColumnNames.HasPrices([.. json.EnumerateObject().Select(member => member.Name)]);

    private static string[] CellsOf(JsonElement json) =>
        json.ValueKind is JsonValueKind.Array ? [.. json.EnumerateArray().Select(CellOf)] : [CellOf(json)];

    private static string CellOf(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member) ? CellOf(member) : "";

    private static string CellOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!.Trim(),
        JsonValueKind.Number => json.GetRawText(),
        JsonValueKind.Null => "",
        _ => Shown.Of(json.GetRawText()),
    };
}

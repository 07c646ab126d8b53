using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sentinel.Api.Requests;

namespace Sentinel.Api.Tests.Fuzzing;

/// <summary>JSON of requests: with the fields there are, with others, and with what breaks it.</summary>
internal static class JsonTexts
{
    // Stands for a byte that is no UTF-8, which no text can hold.
    private const char BadByte = '\uE0FF';

    private static readonly string[] FieldNames =
    [
        "strategy_code", "parameters", "symbol", "from", "to", "warmup_bars", "fill_gaps", "costs", "fee_bps", "slippage_bps", "initial_capital", "name", "priority", "rerun", "grid", "rank_by", "items", "defaults",
        "code_hash", "verdict", "by", "reason", "strategyCode", "item", "", "a", "=1", "\uFFFF",
    ];

    private static readonly Gen<string> Punctuation = Gen.Elements(
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u0000", "0", "-", "1e", "e999", ".", "null", "tru", "\0", "\uFEFF", "\n", "//", $"{BadByte}", "\uD800", "é");

    private static readonly Gen<string> Number = Gen.OneOf(
        Gen.Elements("0", "-0", "1", "-1.5", "1e12", "1e999", "-1e999", "1e-999", "5e-324", "2147483648", "9223372036854775808", "0.1000000000000000055511151231257827021181583404541015625"),
        Gen.Choose(-1_000, 1_000).Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Texts.Repeated(Gen.Elements("1", "0", "9"), 800).Select(digits => "1" + digits));

    private static readonly Gen<string> Text = Gen.Frequency(
        (4, Gen.Elements("BTC-USD", "2024-06-01", "2024-06-01T12:00:00Z", "9999-12-31T23:59:59.9999999Z", "0001-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59-14:00", "high", "bulk", "good", "sharpe", "x", "", " ")),
        (2, Texts.Of(Texts.Character)),
        (1, CodeTexts.Short),
        (1, Texts.Repeated(Texts.Character, 300))).Select(Quoted);

    private static readonly Gen<string> Name = Gen.Frequency(
        (8, Gen.Elements(FieldNames).Select(Quoted)),
        (1, Text));

    /// <summary>An object that may be a submission, a sweep, a batch or anything, broken or not.</summary>
    public static Gen<string> Request { get; } = Texts.Mutated(
        Gen.Frequency(
            (6, Object(depth: 3)),
            (2, Batch()),
            (2, Sweep()),
            (1, Value(depth: 3)),
            (1, Texts.Repeated(Gen.Elements("{\"items\":[", "[", "{\"a\":", "{},", "[],", "\"a\":1,", "{\"items\":[{},", "{\"strategy_code\":\"x"), 500_000)),
            (1, from begin in Gen.Elements("{\"items\":[", "{\"items\":[{\"parameters\":{", "{\"strategy_code\":\"", "{\"grid\":{\"a\":[")
                from more in Texts.Repeated(Gen.OneOf(Object(depth: 1).Select(item => item + ","), Gen.Elements("{},", "1,", "\\u0041", "x", "\"a\":1,")), 500_000)
                select begin + more)),
        Punctuation);

    /// <summary>Some of them, one a line.</summary>
    public static Gen<string> Lines { get; } = Texts.Of(Request.Select(json => json + "\n"), most: 5);

    /// <summary>The bytes of such a text.</summary>
    public static byte[] Bytes(string json)
    {
        var bytes = new List<byte>(json.Length);
        foreach (var part in json.Split(BadByte).SelectMany((part, i) => i == 0 ? [part] : new[] { null, part }))
            bytes.AddRange(part is null ? [0xFF] : Encoding.UTF8.GetBytes(part));
        return [.. bytes];
    }

    private static Gen<string> Value(int depth) => depth == 0
        ? Gen.Frequency((3, Number), (3, Text), (1, Gen.Elements("true", "false", "null")))
        : Gen.Frequency((4, Number), (4, Text), (2, Gen.Elements("true", "false", "null")), (1, Object(depth - 1)), (1, Array(Value(depth - 1))));

    private static Gen<string> Object(int depth) =>
        from count in Gen.Frequency((8, Gen.Choose(0, 8)), (1, depth == 0 ? Gen.Choose(0, 150) : Gen.Choose(0, 20)))
        from members in Gen.ListOf(from name in Name from value in Value(depth) select $"{name}:{value}", count)
        select $"{{{string.Join(',', members)}}}";

    private static Gen<string> Array(Gen<string> elements) =>
        from count in Gen.Frequency((20, Gen.Choose(0, 6)), (1, Gen.Choose(0, 1_100)))
        from all in Gen.ListOf(elements, Math.Min(count, 6))
        select $"[{string.Join(',', Enumerable.Range(0, all.Count == 0 ? 0 : Math.Min(count, MostOf(all))).Select(i => all.ElementAt(i % all.Count)))}]";

    // More than a body may hold tells nothing, and arrays of arrays would fill the memory.
    private static int MostOf(IEnumerable<string> elements) => 6 + (RequestBodies.MaxLength / (1 + elements.Max(element => element.Length)));

    private static Gen<string> Batch() =>
        from defaults in Object(depth: 1)
        from items in Array(Object(depth: 1))
        select $"{{\"defaults\":{defaults},\"items\":{items}}}";

    private static Gen<string> Sweep() =>
        from code in Gen.Frequency((5, CodeTexts.Short), (1, CodeTexts.Any))
        from axes in Gen.Choose(0, 9)
        from grid in Gen.ListOf(from name in Text from values in Array(Number) select $"{name}:{values}", axes)
        select $"{{\"strategy_code\":{Quoted(code)},\"grid\":{{{string.Join(',', grid)}}}}}";

    // Halves of surrogate pairs are written as JSON escapes: as bytes there are none.
    private static string Quoted(string text)
    {
        var json = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) json.Append(text, i++, 2);
            else if (char.IsSurrogate(text[i]) || text[i] < ' ') json.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            else if (text[i] is '"' or '\\') json.Append('\\').Append(text[i]);
            else json.Append(text[i]);
        }

        return json.Append('"').ToString();
    }
}

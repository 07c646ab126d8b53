using System.Text;
using System.Text.Json;

namespace Sentinel.Core.Prices.Files;

/// <summary>JSON that holds candles: a list of lists or of objects, at the top or under any names; a list for each column; or objects by time.</summary>
internal static class JsonTable
{
    private const int MaxDepth = 16;

    private static readonly JsonReaderOptions Options =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowMultipleValues = true };

    /// <summary>The candles in a text.</summary>
    /// <exception cref="FormatException">It is no JSON, or holds no list of candles, or several.</exception>
    public static PriceTable Read(FileText text)
    {
        var values = Parse(text);
        List<JsonCandles> found = values is [var only]
            ? [.. JsonCandles.In(only, "", MaxDepth)]
            : [JsonCandles.OfItems("", values)];
        return found switch
        {
            [] => throw new FormatException("The file is JSON, but holds no list of candles such as [[1711756800000, 60000, 60018.1, 59837.4, 59915.4, 33.6], …]."),
            [var candles] => new PriceTable("JSON", candles.Rows, Separator: null),
            _ => throw new FormatException(
                $"The file holds {found.Count} lists of candles: {Shown.Of(found.Select(candles => candles.Path))}. Keep the one that is meant, or import each from a file of its own."),
        };
    }

    private static List<JsonElement> Parse(FileText text)
    {
        using var reader = text.Open();
        var bytes = Encoding.UTF8.GetBytes(reader.ReadToEnd());
        var json = new Utf8JsonReader(bytes, Options);
        var values = new List<JsonElement>();
        try
        {
            while (json.Read()) values.Add(JsonElement.ParseValue(ref json));
            return values;
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                $"The file begins like JSON, but line {exception.LineNumber + 1} is none: {Shown.Of(exception.Message.Split(". ")[0])}. Is it cut off?", exception);
        }
    }
}

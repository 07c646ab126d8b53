using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.Core.Backtests.Json;

/// <summary>A row of a preview as an array in the order of its columns: time, close, target, equity.</summary>
internal sealed class PreviewRowJsonConverter : JsonConverter<BacktestPreview.Row>
{
    public override BacktestPreview.Row Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A row of a preview is an array.");

        reader.Read();
        var time = JsonSerializer.Deserialize<DateTimeOffset>(ref reader, options);
        var row = new BacktestPreview.Row(time, ReadNumber(ref reader), ReadNumber(ref reader), ReadNumber(ref reader));
        reader.Read();

        return reader.TokenType == JsonTokenType.EndArray ? row : throw new JsonException("A row of a preview has four values.");
    }

    public override void Write(Utf8JsonWriter writer, BacktestPreview.Row value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        JsonSerializer.Serialize(writer, value.Time, options);
        writer.WriteNumberValue(value.Close);
        writer.WriteNumberValue(value.Target);
        writer.WriteNumberValue(value.Equity);
        writer.WriteEndArray();
    }

    private static double ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetDouble();
    }
}

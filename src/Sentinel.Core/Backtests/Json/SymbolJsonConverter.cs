using System.Text.Json;
using System.Text.Json.Serialization;
using Sentinel.Core.Prices;

namespace Sentinel.Core.Backtests.Json;

/// <summary>A symbol as its name.</summary>
internal sealed class SymbolJsonConverter : JsonConverter<Symbol>
{
    public override Symbol Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Symbol.TryParse(reader.GetString(), out var symbol) ? symbol : throw new JsonException("Not a symbol such as BTC-USD.");

    public override void Write(Utf8JsonWriter writer, Symbol value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

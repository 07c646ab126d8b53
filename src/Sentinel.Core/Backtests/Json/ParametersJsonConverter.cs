using System.Text.Json;
using System.Text.Json.Serialization;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Backtests.Json;

/// <summary>Parameters as an object of numbers, their names as they are.</summary>
internal sealed class ParametersJsonConverter : JsonConverter<Parameters>
{
    public override Parameters? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Dictionary<string, double>>(ref reader, options) is { } values ? new Parameters(values) : null;

    public override void Write(Utf8JsonWriter writer, Parameters value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, number) in value) writer.WriteNumber(name, number);
        writer.WriteEndObject();
    }
}

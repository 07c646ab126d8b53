using System.Text.Json;
using System.Text.Json.Serialization;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Backtests.Json;

/// <summary>Parameters as an object of numbers, their names as they are.</summary>
internal sealed class ParametersJsonConverter : JsonConverter<Parameters>
{
    public override Parameters? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, double>>(ref reader, options);
        if (values is null) return null;

        // A number such as 1e999 is valid JSON and reads as infinity.
        return values.Values.All(double.IsFinite) ? new Parameters(values) : throw new JsonException("Parameters are finite numbers.");
    }

    public override void Write(Utf8JsonWriter writer, Parameters value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, number) in value) writer.WriteNumber(name, number);
        writer.WriteEndObject();
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sentinel.Core.Backtests.Json;

namespace Sentinel.Core.Backtests;

/// <summary>JSON as Sentinel writes it everywhere: snake case, UTC times with Z, durations in milliseconds.</summary>
/// <remarks>Numbers that are not finite are refused: JSON has none, and a result never holds one.</remarks>
public static class BacktestJson
{
    /// <summary>The options; they cannot be changed, only copied.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>Gives options that someone else created, such as a web framework's, the same form.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        // JSON is never embedded in HTML here, so quotes and letters of any language stay readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new UtcTimeJsonConverter());
        options.Converters.Add(new MillisecondsJsonConverter());
        options.Converters.Add(new SymbolJsonConverter());
        options.Converters.Add(new ParametersJsonConverter());
        options.Converters.Add(new PreviewRowJsonConverter());
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

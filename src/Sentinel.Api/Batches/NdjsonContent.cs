using System.Buffers;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Batches;

/// <summary>JSON objects one a line, for series that are too long to be held at once.</summary>
internal static class NdjsonContent
{
    /// <summary>Its media type.</summary>
    public const string Type = "application/x-ndjson";

    /// <summary>Whether a caller sends it.</summary>
    public static bool IsSent(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(Type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a caller asks for it.</summary>
    public static bool IsAccepted(HttpRequest request) => MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types)
        && types.Any(type => type.MediaType.Equals(Type, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes one line; flushing is left to the caller.</summary>
    public static void WriteLine<T>(IBufferWriter<byte> output, T line)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = BacktestJson.Options.Encoder }))
            JsonSerializer.Serialize(json, line, BacktestJson.Options);

        output.Write("\n"u8);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using Sentinel.Core.Faults;

namespace Sentinel.Worker.Faults;

/// <summary>Reads what a message in an error queue tells of itself, whoever may have sent it.</summary>
internal static class ErrorMessageReader
{
    private const int MaxTypeLength = 100;
    private const int IdLength = 16;

    /// <summary>The message that came from a queue.</summary>
    public static ErrorMessage Read(string queue, BasicGetResult message)
    {
        var (type, workId) = ReadBody(message.Body);
        var id = workId?.ToString() ?? Convert.ToHexStringLower(SHA256.HashData(message.Body.Span))[..IdLength];
        return new ErrorMessage(id, workId, new FaultKey(queue, type, CauseOf(message.BasicProperties)), TimeOf(message.BasicProperties));
    }

    private static (string Type, Guid? WorkId) ReadBody(ReadOnlyMemory<byte> body)
    {
        const string unknown = "unknown";
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind is not JsonValueKind.Object) return (unknown, null);

            var urn = json.RootElement.TryGetProperty("messageType", out var types) && types is { ValueKind: JsonValueKind.Array } && types.GetArrayLength() > 0
                ? types[0].ToString()
                : "";
            var type = urn.Length is > 0 and <= MaxTypeLength ? urn.Split(':')[^1] : unknown;
            return (type, json.RootElement.TryGetProperty("message", out var message) ? WorkIdOf(message) : null);
        }
        catch (JsonException)
        {
            return (unknown, null); // not ours: it is shown as it is
        }
    }

    private static Guid? WorkIdOf(JsonElement message)
    {
        if (message.ValueKind is not JsonValueKind.Object) return null;
        if (!message.TryGetProperty("backtestId", out var id) && !message.TryGetProperty("sweepId", out id)) return null;
        return id.ValueKind is JsonValueKind.String && id.TryGetGuid(out var workId) ? workId : null;
    }

    private static string CauseOf(IReadOnlyBasicProperties properties)
    {
        if (Header(properties, "MT-Fault-Message") is { Length: > 0 } cause) return FaultCause.Of(cause);
        return Header(properties, "x-first-death-reason") is { } reason ? FaultCause.Of($"The broker gave it up: {reason}.") : "It does not say why.";
    }

    private static DateTimeOffset? TimeOf(IReadOnlyBasicProperties properties) =>
        DateTimeOffset.TryParse(Header(properties, "MT-Fault-Timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : null;

    private static string? Header(IReadOnlyBasicProperties properties, string name) =>
        properties.Headers?.TryGetValue(name, out var value) != true ? null : value is byte[] text ? Encoding.UTF8.GetString(text) : value?.ToString();
}

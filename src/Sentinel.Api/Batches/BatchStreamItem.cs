using System.Text.Json;
using Sentinel.Api.Requests;
using Sentinel.Core.Batches;

namespace Sentinel.Api.Batches;

/// <summary>One line of a stream.</summary>
internal static class BatchStreamItem
{
    private const string Field = "line";

    /// <summary>The JSON object in a line; null, and an error, when there is none or the line was too long.</summary>
    public static JsonElement? Parse(byte[]? line, FieldErrors errors)
    {
        if (line is not null) return JsonText.ParseObject(line, Field, errors);

        errors.Add(Field, $"A line may have at most {JsonBounds.Default.Length:N0} bytes.");
        return null;
    }

    /// <summary>The entry of a line that is an item.</summary>
    public static async ValueTask<BatchEntry> Read(byte[]? line, BatchItemReader reader, CancellationToken cancellationToken)
    {
        var errors = BatchItemReader.NewErrors();
        return Parse(line, errors) is { } item ? await reader.Read(item, cancellationToken) : BatchEntry.Rejected(errors.ToDictionary());
    }
}

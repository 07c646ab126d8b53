using System.Text.Json;
using Sentinel.Api.Backtests;
using Sentinel.Api.Requests;

namespace Sentinel.Api.Batches;

/// <summary>What a stream says about its items before the first of them.</summary>
/// <param name="Name">The author's own name for the batch; null for none.</param>
/// <param name="Defaults">What the items have in common.</param>
/// <param name="Ignored">Its fields that are none, as they were sent.</param>
/// <param name="IsLine">Whether the first line says it; else that line is an item already.</param>
internal sealed record BatchStreamHeader(string? Name, BatchDefaults Defaults, IReadOnlyList<string> Ignored, bool IsLine)
{
    private static readonly string[] Fields = [BatchDefaults.Field, "name"];

    /// <summary>The header of a stream that begins with a line; null, and an error, when that is no JSON object.</summary>
    public static BatchStreamHeader? Read(byte[]? firstLine, FieldErrors errors)
    {
        if (BatchStreamItem.Parse(firstLine, errors) is not { } json) return null;

        var isHeader = IsHeader(json);
        var fields = JsonFields.Of(isHeader ? json : JsonElement.Parse("{}"), errors, Fields, OtherNames.OfBatch);
        var defaults = BatchDefaults.Read(fields);
        return new BatchStreamHeader(SubmissionReader.ReadName(fields), defaults, [.. fields.Ignored(JsonFields.MostIgnored), .. defaults.Ignored ?? []], isHeader);
    }

    // A name alone may be a header's, too; an item without code would only be rejected.
    private static bool IsHeader(JsonElement json) =>
        json.TryGetProperty(BatchDefaults.Field, out _) || json.EnumerateObject().Select(field => field.Name).SequenceEqual(["name"]);
}

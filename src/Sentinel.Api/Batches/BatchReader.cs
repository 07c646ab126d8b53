using System.Text.Json;
using Sentinel.Api.Requests;

namespace Sentinel.Api.Batches;

/// <summary>Reads the items of a batch that comes as one JSON object.</summary>
internal static class BatchReader
{
    /// <summary>Most items that one object may hold.</summary>
    public const int MaxItems = 1_000;

    /// <summary>Most bytes that it may have: 16 MB.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private const string Items = "items";

    /// <summary>Every field that a batch may have.</summary>
    public static string[] Fields { get; } = [BatchDefaults.Field, "name", Items];

    /// <summary>The items; worth something only when no field is in error.</summary>
    public static IReadOnlyList<JsonElement> ReadItems(JsonFields body)
    {
        var items = body.Elements(Items);
        if (!body.Has(Items)) body.Reject(Items, $"Is missing; send an array of 1 to {MaxItems:N0} submissions.");
        else if (items is []) body.Reject(Items, $"Is empty; send 1 to {MaxItems:N0} submissions.");
        else if (items?.Count > MaxItems)
            body.Reject(Items, $"There may be at most {MaxItems:N0}, not {items.Count:N0}: send several batches, or stream it as {NdjsonContent.Type}.");

        return items ?? [];
    }
}

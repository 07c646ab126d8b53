using System.Text.Json;
using Sentinel.Api.Requests;

namespace Sentinel.Api.Batches;

/// <summary>Reads the items of a batch that comes as one JSON object.</summary>
internal static class BatchReader
{
    /// <summary>Most items that one object may hold.</summary>
    public const int MaxItems = 1_000;

    private const string Items = "items";

    /// <summary>Every field that a batch may have.</summary>
    public static string[] Fields { get; } = [BatchDefaults.Field, "name", Items];

    /// <summary>What a batch may have: 16 MB and a thousand items.</summary>
    public static JsonBounds Bounds { get; } = new()
    {
        InsteadOfArray = """Send the items as {"items": […]}.""",
        Length = RequestBodies.MaxLength,
        Elements = MaxItems,
        Remedies = new Dictionary<string, string> { [Items] = $"send several batches, or stream it as {NdjsonContent.Type}" },
    };

    /// <summary>The items; worth something only when no field is in error.</summary>
    public static IReadOnlyList<JsonElement> ReadItems(JsonFields body)
    {
        var items = body.Elements(Items);
        if (!body.Has(Items)) body.Reject(Items, $"Is missing; send an array of 1 to {MaxItems:N0} submissions.");
        else if (items is []) body.Reject(Items, $"Is empty; send 1 to {MaxItems:N0} submissions.");

        return items ?? [];
    }
}

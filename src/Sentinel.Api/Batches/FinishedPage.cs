using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Sentinel.Api.Requests;
using Sentinel.Core.Batches;

namespace Sentinel.Api.Batches;

/// <summary>Which finished items of a batch a client wants, as its query string says.</summary>
internal sealed record FinishedPage
{
    /// <summary>Most items of an answer unless told otherwise.</summary>
    public const int DefaultLimit = 100;

    [Description("The cursor of an earlier answer: only items that finished after it. Default 0, from the first.")]
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    [Description("Most finished items to answer with, 1 to 1000. Default 100.")]
    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }

    /// <summary>The cursor; null when none is given.</summary>
    public int? ReadAfter(FieldErrors errors) => Read("after", After, 0, int.MaxValue, "the cursor of an earlier answer", errors);

    /// <summary>Most items to answer with.</summary>
    public int ReadLimit(FieldErrors errors) =>
        Read("limit", Limit, 1, IBatchStore.MaxLimit, $"a whole number from 1 to {IBatchStore.MaxLimit:N0}", errors) ?? DefaultLimit;

    private static int? Read(string field, string? text, int least, int most, string wanted, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;

        errors.Add(field, $"Must be {wanted}.");
        return null;
    }
}

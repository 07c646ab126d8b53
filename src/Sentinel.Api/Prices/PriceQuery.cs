using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Sentinel.Api.Requests;
using Sentinel.Core.Prices;

namespace Sentinel.Api.Prices;

/// <summary>Which bars a client wants, and how, as its query string says.</summary>
internal sealed record PriceQuery
{
    private static readonly string[] Formats = ["json", "csv"];

    [Description("First moment, inclusive: 2024-06-01 or 2024-06-01T12:00:00Z. Default the first stored bar.")]
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [Description("Last moment, exclusive. Default everything stored.")]
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [Description("json or csv. Default json.")]
    [FromQuery(Name = "format")]
    public string? Format { get; init; }

    [Description("true for a bar without movement, marked as filled, in each hour without trades. Default false.")]
    [FromQuery(Name = "fill_gaps")]
    public string? FillGaps { get; init; }

    /// <summary>Whether the answer is a table.</summary>
    public bool IsCsv => Format == "csv";

    /// <summary>Whether hours without trades are filled.</summary>
    public bool IsFilled => FillGaps == "true";

    /// <summary>The bars; worth something only when no field is in error.</summary>
    public PriceSeries Select(PriceSeries stored, FieldErrors errors)
    {
        var (from, to) = (Times.Read(From, "from", errors), Times.Read(To, "to", errors));
        if (from >= to) errors.Add("from", "Must be before 'to'.");
        return (IsFilled ? stored.WithGapsFilled() : stored).Within(from, to);
    }

    /// <summary>Notes words that are none.</summary>
    public void Check(FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(Format) && !Formats.Contains(Format)) errors.Add("format", "Must be json or csv.");
        if (!string.IsNullOrEmpty(FillGaps) && FillGaps is not ("true" or "false")) errors.Add("fill_gaps", "Must be true or false.");
    }
}

using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Sentinel.Api.Requests;
using Sentinel.Worker.Faults;

namespace Sentinel.Api.Faults;

/// <summary>Which faults an operator means, as the query string says.</summary>
internal sealed record FaultSelection
{
    private const int MaxLength = 200;
    private const int DefaultExamples = 3;

    [Description("Only this backtest, sweep or message.")]
    [FromQuery(Name = "id")]
    public string? Id { get; init; }

    [Description("Only those of this group, as the list names it.")]
    [FromQuery(Name = "group")]
    public string? Group { get; init; }

    [Description("Only those of this queue, such as sentinel.backtests.")]
    [FromQuery(Name = "queue")]
    public string? Queue { get; init; }

    [Description("True to requeue or discard all there are.")]
    [FromQuery(Name = "all")]
    public string? All { get; init; }

    /// <summary>The filter; worth something only when no field is in error.</summary>
    public FaultFilter Read(FieldErrors errors) =>
        new(Text("id", Id, errors)?.ToLowerInvariant(), Text("group", Group, errors), Text("queue", Queue, errors));

    /// <summary>The same for an act: nothing said is not taken for all.</summary>
    public FaultFilter ReadForAct(FieldErrors errors)
    {
        var filter = Read(errors);
        var isAll = All is "true";
        if (All is not null && !isAll) errors.Add("all", "Must be true, or be left out.");
        if (filter.IsEmpty && !isAll) errors.Add("query", "Say which faults are meant: id, group or queue, or all=true.");
        if (!filter.IsEmpty && isAll) errors.Add("all", "Contradicts the other filters; send either.");
        return filter;
    }

    /// <summary>How many examples of each group are wanted.</summary>
    public static int ReadExamples(string? text, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text)) return DefaultExamples;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var examples) && examples <= FaultReport.MaxExamples) return examples;

        errors.Add("examples", $"Must be a whole number from 0 to {FaultReport.MaxExamples}.");
        return DefaultExamples;
    }

    private static string? Text(string field, string? text, FieldErrors errors)
    {
        if (text is { Length: > MaxLength }) errors.Add(field, $"May have at most {MaxLength} characters.");
        return string.IsNullOrEmpty(text) ? null : text;
    }
}

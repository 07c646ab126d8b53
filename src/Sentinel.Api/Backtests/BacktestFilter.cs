using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Verdicts;

namespace Sentinel.Api.Backtests;

/// <summary>Which backtests a client wants listed, as its query string says.</summary>
internal sealed record BacktestFilter
{
    private static readonly string[] Names = ["status", "verdict", "symbol", "limit", "after"];

    [Description("Only those of this status: queued, running, success, duplicate, error, cancelled or faulted.")]
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    [Description("Only those of this verdict: excellent, good, average, poor or reject.")]
    [FromQuery(Name = "verdict")]
    public string? Verdict { get; init; }

    [Description("Only those of this symbol, such as BTC-USD.")]
    [FromQuery(Name = "symbol")]
    public string? Symbol { get; init; }

    [Description("Most backtests to answer with, 1 to 500. Default 50.")]
    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }

    [Description("Only those accepted before the one with this id.")]
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>Notes names that resemble a filter: ignored, they would answer with everything.</summary>
    public static void RejectTypos(IEnumerable<string> names, FieldErrors errors)
    {
        foreach (var name in names.Except(Names))
        {
            if (Typo.NearestTo(name, Names) is { } meant) errors.Add(name, $"Is not a filter; did you mean '{meant}'?");
        }
    }

    /// <summary>The query; worth something only when no field is in error.</summary>
    public BacktestQuery Read(FieldErrors errors) => new()
    {
        Status = Value<BacktestStatus>("status", Status, errors),
        Verdict = Value<Verdict>("verdict", Verdict, errors),
        Symbol = ReadSymbol(errors),
        Limit = ReadLimit(errors),
        After = ReadAfter(errors),
    };

    private static TEnum? Value<TEnum>(string field, string? text, FieldErrors errors)
        where TEnum : struct, Enum
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (SnakeCase.TryParse<TEnum>(text, out var value)) return value;

        errors.Add(field, $"Must be one of {string.Join(", ", SnakeCase.All<TEnum>())}.");
        return null;
    }

    private Symbol? ReadSymbol(FieldErrors errors)
    {
        if (string.IsNullOrEmpty(Symbol)) return null;
        if (Core.Prices.Symbol.TryParse(Symbol, out var symbol)) return symbol;

        errors.Add("symbol", "Must be base and quote joined by a hyphen, such as BTC-USD.");
        return null;
    }

    private int ReadLimit(FieldErrors errors)
    {
        if (string.IsNullOrEmpty(Limit)) return new BacktestQuery().Limit;
        if (int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit is >= 1 and <= BacktestQuery.MaxLimit)
            return limit;

        errors.Add("limit", $"Must be a whole number from 1 to {BacktestQuery.MaxLimit}.");
        return 1;
    }

    private Guid? ReadAfter(FieldErrors errors)
    {
        if (string.IsNullOrEmpty(After)) return null;
        if (Guid.TryParseExact(After, "D", out var id)) return id;

        errors.Add("after", "Must be the id of a backtest, a UUID; follow 'next' of an earlier page.");
        return null;
    }
}

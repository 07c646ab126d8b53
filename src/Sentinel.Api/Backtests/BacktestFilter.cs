using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.Api.Backtests;

/// <summary>Which backtests a client wants listed, as its query string says.</summary>
internal sealed record BacktestFilter
{
    private const int MaxName = 200;
    private const int HashLength = 64;

    [Description("Only those of this status: queued, running, success, duplicate, error, cancelled or faulted.")]
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    [Description("Only those of this verdict: excellent, good, average, poor or reject.")]
    [FromQuery(Name = "verdict")]
    public string? Verdict { get; init; }

    [Description("Only those of this symbol, such as BTC-USD.")]
    [FromQuery(Name = "symbol")]
    public string? Symbol { get; init; }

    [Description("Only those of this name, letter by letter.")]
    [FromQuery(Name = "name")]
    public string? Name { get; init; }

    [Description("Only those whose code has this hash, as answers name it.")]
    [FromQuery(Name = "code_hash")]
    public string? CodeHash { get; init; }

    [Description("Only those of this priority: high, normal or bulk.")]
    [FromQuery(Name = "priority")]
    public string? Priority { get; init; }

    [Description("Only those accepted then or later: 2024-06-01 or 2024-06-01T12:00:00Z.")]
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [Description("Only those accepted before then.")]
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [Description("Most backtests to answer with, 1 to 500. Default 50.")]
    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }

    [Description("Only those accepted before the one with this id.")]
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>The query; worth something only when no field is in error.</summary>
    public BacktestQuery Read(FieldErrors errors)
    {
        var (from, to) = (Times.Read(From, "from", errors), Times.Read(To, "to", errors));
        if (from >= to) errors.Add("from", "Must be before 'to'.");
        return new BacktestQuery
        {
            Status = Value<BacktestStatus>("status", Status, errors),
            Verdict = Value<Verdict>("verdict", Verdict, errors),
            Symbol = ReadSymbol(errors),
            Name = ReadName(errors),
            CodeHash = ReadCodeHash(errors),
            Priority = Value<BacktestPriority>("priority", Priority, errors),
            From = from,
            To = to,
            Limit = ReadLimit(errors),
            After = ReadAfter(errors),
        };
    }

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

    private string? ReadName(FieldErrors errors)
    {
        if (Name?.Length > MaxName) errors.Add("name", $"A name has at most {MaxName} characters.");
        return string.IsNullOrEmpty(Name) ? null : Name;
    }

    private string? ReadCodeHash(FieldErrors errors)
    {
        if (string.IsNullOrEmpty(CodeHash)) return null;
        if (CodeHash.Length != HashLength || !CodeHash.All(char.IsAsciiHexDigit)) errors.Add("code_hash", $"Must be {HashLength} hexadecimal digits, as answers name it.");
        return CodeHash.ToLowerInvariant();
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

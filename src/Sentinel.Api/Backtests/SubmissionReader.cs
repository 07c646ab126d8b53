using Sentinel.Api.Requests;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Api.Backtests;

/// <summary>Makes a request of the fields that a client sent, and notes everything that is wrong with them.</summary>
internal static class SubmissionReader
{
    private const string Code = "strategy_code";
    private const string Priority = "priority";
    private const double MaxInitialCapital = 1e12;
    private const int MaxParameters = 64;
    private const int MaxParameterName = 64;
    private const int MaxName = 200;

    private static readonly string[] OfCosts = ["fee_bps", "slippage_bps"];
    private static readonly BacktestRequest Single = new() { StrategyCode = "" };

    /// <summary>Every field that a submission may have.</summary>
    public static string[] Fields { get; } =
        [Code, "parameters", "symbol", "from", "to", "warmup_bars", "fill_gaps", "costs", "initial_capital", "name", Priority, "rerun"];

    /// <summary>What the body of a submission may have.</summary>
    public static JsonBounds Bounds { get; } = new()
    {
        InsteadOfArray = """Send one without the brackets; several go to POST /v1/batches, as {"items": […]}.""",
    };

    /// <summary>What a request of many is where it says nothing.</summary>
    public static BacktestRequest OfMany { get; } = Single with { Priority = BacktestPriority.Bulk };

    /// <summary>The request; worth something only when no field is in error.</summary>
    public static BacktestRequest Read(JsonFields body) => Read(body, Single);

    /// <summary>The same, where <paramref name="defaults"/> say what a field is that was left out.</summary>
    public static BacktestRequest Read(JsonFields body, BacktestRequest defaults)
    {
        var request = ReadOver(body, defaults);
        if (request.StrategyCode.Length == 0 && !body.Has(Code)) CheckCode(body, ""); // that of the defaults is checked there, once
        return request;
    }

    /// <summary>What many requests have in common; no field is required.</summary>
    public static BacktestRequest ReadDefaults(JsonFields? fields) => fields is null ? OfMany : ReadOver(fields, OfMany);

    /// <summary>The author's own name for something; null for none.</summary>
    public static string? ReadName(JsonFields body)
    {
        var name = body.Text("name");
        if (name?.Length > MaxName) body.Reject("name", $"May have at most {MaxName} characters, not {name.Length:N0}.");
        return name;
    }

    private static BacktestRequest ReadOver(JsonFields body, BacktestRequest defaults) => new()
    {
        StrategyCode = ReadCode(body) ?? defaults.StrategyCode,
        Parameters = ReadParameters(body, defaults.Parameters),
        Symbol = ReadSymbol(body) ?? defaults.Symbol,
        From = body.Time("from") ?? defaults.From,
        To = body.Time("to") ?? defaults.To,
        WarmupBars = ReadWarmupBars(body) ?? defaults.WarmupBars,
        FillGaps = body.Has("fill_gaps") ? body.Flag("fill_gaps") : defaults.FillGaps,
        Costs = ReadCosts(body, defaults.Costs),
        InitialCapital = ReadInitialCapital(body) ?? defaults.InitialCapital,
        Priority = ReadPriority(body) ?? defaults.Priority,
        Name = ReadName(body) ?? defaults.Name,
    };

    private static string? ReadCode(JsonFields body)
    {
        var code = body.Text(Code);
        if (code is not null) CheckCode(body, code);
        return code;
    }

    private static void CheckCode(JsonFields body, string code)
    {
        if ((StrategySource.Check(code) ?? CodeWrapping.Check(code)) is { } problem) body.Reject(Code, problem);
    }

    private static Parameters ReadParameters(JsonFields body, Parameters defaults)
    {
        const string name = "parameters";
        if (body.Object(name) is not { } fields) return defaults;

        var own = fields.Names.Select(parameter => KeyValuePair.Create(parameter, ReadParameter(fields, parameter)));
        var all = new Parameters(defaults.Where(parameter => !fields.Names.Contains(parameter.Key)).Concat(own));
        if (all.Count > MaxParameters) body.Reject(name, $"There may be at most {MaxParameters}, not {all.Count:N0}.");
        if (fields.Names.Any(parameter => parameter.Length > MaxParameterName))
            body.Reject(name, $"A name may have at most {MaxParameterName} characters.");

        return all;
    }

    private static double ReadParameter(JsonFields parameters, string name)
    {
        if (!parameters.Has(name)) parameters.Reject(name, "Must be a number, not null; leave it out instead.");
        return parameters.Number(name) ?? 0;
    }

    private static Symbol? ReadSymbol(JsonFields body)
    {
        if (body.Text("symbol") is not { } text) return null;
        if (!Symbol.TryParse(text, out var symbol)) body.Reject("symbol", "Must be base and quote joined by a hyphen, such as BTC-USD.");
        return symbol;
    }

    private static int? ReadWarmupBars(JsonFields body)
    {
        const string name = "warmup_bars";
        if (body.Number(name) is not { } bars) return null;
        if (bars is >= 0 and <= BacktestRequest.MaxWarmupBars && double.IsInteger(bars)) return (int)bars;

        body.Reject(name, $"Must be a whole number from 0 to {BacktestRequest.MaxWarmupBars:N0}.");
        return null;
    }

    private static CostModel ReadCosts(JsonFields body, CostModel defaults)
    {
        var costs = body.Object("costs", OfCosts, OtherNames.InCosts);
        return new CostModel(
            ReadBps(costs, "fee_bps") ?? defaults.FeeBps,
            ReadBps(costs, "slippage_bps") ?? defaults.SlippageBps);
    }

    private static double? ReadBps(JsonFields? costs, string name)
    {
        var bps = costs?.Number(name);
        if (bps is < 0 or > CostModel.MaxBps) costs!.Reject(name, $"Must be 0 to {CostModel.MaxBps:N0} basis points.");
        return bps;
    }

    private static double? ReadInitialCapital(JsonFields body)
    {
        var capital = body.Number("initial_capital");
        if (capital is <= 0 or > MaxInitialCapital)
            body.Reject("initial_capital", "Must be above 0 and at most 1e12, in the quote currency.");
        return capital;
    }

    private static BacktestPriority? ReadPriority(JsonFields body)
    {
        if (body.Text(Priority) is not { } text) return null;
        if (SnakeCase.TryParse<BacktestPriority>(text, out var priority)) return priority;

        body.Reject(Priority, $"Must be one of {string.Join(", ", SnakeCase.All<BacktestPriority>())}.");
        return null;
    }
}

using Sentinel.Api.Requests;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Api.Backtests;

/// <summary>Makes a request of the fields that a client sent, and notes everything that is wrong with them.</summary>
internal static class SubmissionReader
{
    private const double MaxInitialCapital = 1e12;
    private const int MaxParameters = 64;
    private const int MaxParameterName = 64;
    private const int MaxName = 200;

    private static readonly CostModel DefaultCosts = new();

    /// <summary>Every field that a submission may have.</summary>
    public static string[] Fields { get; } =
        ["strategy_code", "parameters", "symbol", "from", "to", "costs", "initial_capital", "name", "rerun"];

    /// <summary>The request; worth something only when no field is in error.</summary>
    public static BacktestRequest Read(JsonFields body) => new()
    {
        StrategyCode = ReadCode(body),
        Parameters = ReadParameters(body),
        Symbol = ReadSymbol(body),
        From = body.Time("from"),
        To = body.Time("to"),
        Costs = ReadCosts(body),
        InitialCapital = ReadInitialCapital(body),
        Name = ReadName(body),
    };

    private static string ReadCode(JsonFields body)
    {
        const string name = "strategy_code";
        var code = body.Text(name);
        var wrongKind = code is null && body.Has(name);
        if (!wrongKind && StrategySource.Check(code) is { } problem) body.Reject(name, problem);
        return code ?? "";
    }

    private static Parameters ReadParameters(JsonFields body)
    {
        const string name = "parameters";
        if (body.Object(name) is not { } fields) return Parameters.None;

        if (fields.Names.Count > MaxParameters) body.Reject(name, $"There may be at most {MaxParameters}, not {fields.Names.Count:N0}.");
        if (fields.Names.Any(parameter => parameter.Length > MaxParameterName))
            body.Reject(name, $"A name may have at most {MaxParameterName} characters.");

        return new Parameters(fields.Names.Select(parameter => KeyValuePair.Create(parameter, ReadParameter(fields, parameter))));
    }

    private static double ReadParameter(JsonFields parameters, string name)
    {
        if (!parameters.Has(name)) parameters.Reject(name, "Must be a number, not null; leave it out instead.");
        return parameters.Number(name) ?? 0;
    }

    private static Symbol ReadSymbol(JsonFields body)
    {
        if (body.Text("symbol") is not { } text) return Symbol.BtcUsd;
        if (!Symbol.TryParse(text, out var symbol)) body.Reject("symbol", "Must be base and quote joined by a hyphen, such as BTC-USD.");
        return symbol;
    }

    private static CostModel ReadCosts(JsonFields body)
    {
        var costs = body.Object("costs", "fee_bps", "slippage_bps");
        return new CostModel(
            ReadBps(costs, "fee_bps") ?? DefaultCosts.FeeBps,
            ReadBps(costs, "slippage_bps") ?? DefaultCosts.SlippageBps);
    }

    private static double? ReadBps(JsonFields? costs, string name)
    {
        var bps = costs?.Number(name);
        if (bps is < 0 or > CostModel.MaxBps) costs!.Reject(name, $"Must be 0 to {CostModel.MaxBps:N0} basis points.");
        return bps;
    }

    private static double ReadInitialCapital(JsonFields body)
    {
        var capital = body.Number("initial_capital") ?? BacktestRequest.DefaultInitialCapital;
        if (capital is <= 0 or > MaxInitialCapital)
            body.Reject("initial_capital", "Must be above 0 and at most 1e12, in the quote currency.");
        return capital;
    }

    private static string? ReadName(JsonFields body)
    {
        var name = body.Text("name");
        if (name?.Length > MaxName) body.Reject("name", $"May have at most {MaxName} characters, not {name.Length:N0}.");
        return name;
    }
}

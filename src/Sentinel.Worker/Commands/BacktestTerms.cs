using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Symbol = Sentinel.Core.Prices.Symbol;

namespace Sentinel.Worker.Commands;

/// <summary>What a strategy from a file is tested on: prices, window, costs and parameters.</summary>
internal sealed class BacktestTerms
{
    private readonly Option<Symbol> symbol = CommonOptions.SymbolOption();
    private readonly Option<DateTimeOffset?> from = Moment("--from", "First moment of the window, inclusive, UTC.");
    private readonly Option<DateTimeOffset?> to = Moment("--to", "Last moment of the window, exclusive, UTC.");
    private readonly Option<int> warmup = WarmupOption();
    private readonly Option<bool> keepGaps = new("--keep-gaps") { Description = "Leave hours without trades out instead of filling them." };
    private readonly Option<double> fee = Cost("--fee-bps", "Commission in basis points.", new CostModel().FeeBps);
    private readonly Option<double> slippage = Cost("--slippage-bps", "Slippage in basis points.", new CostModel().SlippageBps);
    private readonly Option<KeyValuePair<string, double>[]> parameters = new("--param")
    {
        Description = "A number the strategy is tuned with; may be repeated.",
        HelpName = "name=value",
        DefaultValueFactory = static _ => [],
        CustomParser = static given => [.. given.Tokens.Select(token => ToParameter(token.Value, given))],
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { symbol, from, to, warmup, keepGaps, fee, slippage, parameters }) command.Add(option);
        command.Validators.Add(given =>
        {
            if (TimeOf(given.GetResult(from)) >= TimeOf(given.GetResult(to))) given.AddError("--from must be before --to.");
        });
    }

    /// <summary>The request to test the code in a file.</summary>
    /// <exception cref="FormatException">The file holds no code that can be accepted.</exception>
    public BacktestRequest Read(ParseResult parsed, FileInfo file)
    {
        var code = file.Length > StrategySource.MaxLength
            ? throw new FormatException($"{file.Name}: it has {file.Length} bytes; strategy code may have {StrategySource.MaxLength}.")
            : File.ReadAllText(file.FullName);
        if (StrategySource.Check(code) is { } problem) throw new FormatException($"{file.Name}: {problem}");

        return new BacktestRequest
        {
            StrategyCode = code,
            Name = file.Name,
            Symbol = parsed.GetValue(symbol),
            From = parsed.GetValue(from),
            To = parsed.GetValue(to),
            WarmupBars = parsed.GetValue(warmup),
            FillGaps = !parsed.GetValue(keepGaps),
            Costs = new CostModel(parsed.GetValue(fee), parsed.GetValue(slippage)),
            Parameters = new Parameters(parsed.GetRequiredValue(parameters)),
        };
    }

    public static Option<DateTimeOffset?> Moment(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "2024-06-01T00:00:00Z",
        CustomParser = given =>
        {
            if (TryTime(CommonOptions.Text(given), out var moment)) return moment;

            given.AddError($"{name}: '{CommonOptions.Text(given)}' is not a time such as 2024-06-01T00:00:00Z.");
            return null;
        },
    };

    // An option that could not be read throws when it is asked for its value.
    private static DateTimeOffset? TimeOf(OptionResult? given) =>
        given?.Tokens is [var token] && TryTime(token.Value, out var time) ? time : null;

    private static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    private static Option<int> WarmupOption() => new("--warmup-bars")
    {
        Description = $"Most stored bars before --from that the strategy is given to warm up, 0 to {BacktestRequest.MaxWarmupBars}.",
        DefaultValueFactory = static _ => BacktestRequest.DefaultWarmupBars,
        CustomParser = static given =>
        {
            if (int.TryParse(CommonOptions.Text(given), NumberStyles.None, CultureInfo.InvariantCulture, out var bars) && bars <= BacktestRequest.MaxWarmupBars)
                return bars;

            given.AddError($"--warmup-bars must be a whole number from 0 to {BacktestRequest.MaxWarmupBars}.");
            return 0;
        },
    };

    private static Option<double> Cost(string name, string description, double standard) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => standard,
        CustomParser = given =>
        {
            var bps = ToNumber(CommonOptions.Text(given), name, given);
            if (bps is < 0 or > CostModel.MaxBps) given.AddError($"{name} must be from 0 to {CostModel.MaxBps}.");
            return bps;
        },
    };

    private static KeyValuePair<string, double> ToParameter(string text, ArgumentResult given)
    {
        if (text.Split('=', 2) is [{ Length: > 0 } name, var value]) return new(name, ToNumber(value, $"--param {name}", given));

        given.AddError($"--param: '{text}' is not of the form name=value.");
        return default;
    }

    private static double ToNumber(string text, string name, ArgumentResult given)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;

        given.AddError($"{name}: '{text}' is not a number.");
        return 0;
    }
}

using System.Text.Json;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Backtests;

/// <summary>What other backtesters call the terms of a backtest: each would change the result, so none is passed over in silence.</summary>
internal static class OtherNames
{
    private const string Code = "strategy_code";
    private const string None = "There is none, because";
    private const int MostHeld = 32;

    // Say how something is meant, and not what it is.
    private static readonly HashSet<string> Beside = Words(
        "pct percent percentage bps bp rate ratio value amount per trade trading trades side maker taker transaction tx exchange model default initial init starting "
        + "total max usd usdt in of the date time datetime at ts timestamp day utc account market fixed flat size order orders entry exit round trip backtest strategy "
        + "base quote basis points my use enable allow is type mode first last candle bar hour hours hourly data on next only profit loss");

    private static readonly Meaning[] Meanings =
    [
        new("fee fees commission commissions brokerage maker taker", """Belongs in 'costs' as 'fee_bps', in basis points of what is traded, a side: 0.1 % is {"costs": {"fee_bps": 10}}.""", InCosts: "fee_bps"),
        new("slippage slip spread impact", """Belongs in 'costs' as 'slippage_bps', in basis points a side, of a spread half of it: 0.05 % is {"costs": {"slippage_bps": 5}}.""", InCosts: "slippage_bps"),
        new("cost costs", """Belongs in 'costs': {"costs": {"fee_bps": 10, "slippage_bps": 5}}, in basis points a side.""", InCosts: "fee_bps"),
        new("funding borrow borrowing swap overnight interest tax", $"{None} holding a position costs nothing here; what trading costs is 'costs'."),
        new("leverage margin gearing leveraged", $"{None} a target position is the share of equity to hold, from -1 to 1: the strategy itself says how much is held."),
        new("timeframe frame tf interval resolution granularity frequency freq period candle bar", $"{None} every bar is an hour: a strategy that thinks in longer ones puts them together itself."),
        new("start begin since from starts", """Is 'from' here, inclusive, such as "2024-06-01"."""),
        new("end until till to ends finish", """Is 'to' here, exclusive, such as "2024-07-01"."""),
        new("days weeks months years lookback range bars candles duration window", """There is none: the window is 'from' (inclusive) and 'to' (exclusive), such as "2024-06-01".""", NumbersOnly: true),
        new("capital cash balance equity wallet bankroll deposit budget funds portfolio", "Is 'initial_capital' here, in the quote currency."),
        new("symbol symbols ticker tickers pair pairs instrument instruments asset assets coin market product security currency", "Is 'symbol' here, one of those in GET /v1/prices, such as BTC-USD."),
        new("exchange venue broker", $"{None} bars are those that are stored of the symbol; GET /v1/prices says where they came from."),
        new("stake quantity qty lot lots shares units contracts sizing sizer allocation risk position size", $"{None} the strategy itself says how much is held: a target of 0.5 is half of the equity.", NumbersOnly: true),
        new("stop stops stoploss trailing sl tp takeprofit take", $"{None} the strategy itself says when it is out: it returns 0 from that bar on.", NumbersOnly: true),
        new("short shorts shorting long direction hedging", $"{None} the strategy itself says which way: a target below 0 is short.", NumbersOnly: true),
        new("execution fill fills latency delay close open price", $"{None} every target is filled at the open of the next bar.", NumbersOnly: true),
        new("free rf riskfree risk", $"{None} the risk-free rate is 0 in every figure.", NumbersOnly: true),
        new("benchmark", $"{None} every result is compared with buying and holding its symbol."),
        new("timezone zone tz", $"{None} times are UTC unless they name a zone, such as 2024-06-01T12:00:00+02:00."),
        new("ohlcv ohlc prices candles bars klines", $"{None} prices are not sent with a strategy: `Sentinel.Worker prices import` stores them, and 'symbol' names them.", IsList: true),
        new("code source script program algorithm algo csharp", $"Is '{Code}' here.", IsCode: true, UnlessThereIs: Code),
        new("params param inputs input args arguments kwargs hyperparameters hyperparams variables settings", """Belongs in 'parameters', finite numbers by name: {"parameters": {"fast": 12}}.""", IsObject: true),
        new("items defaults", """Is of a batch: POST /v1/batches takes {"defaults": {…}, "items": […]}. In a stream every line is an item."""),
        new("strategies", """Many go to POST /v1/batches: {"items": [{"strategy_code": "…"}]}.""", IsList: true),
        new("grid", "Is of a sweep: POST /v1/sweeps takes it."),
        new("rank by", "Is of a sweep: POST /v1/sweeps takes it.", AllOf: true),
        new("wait", $"Belongs in the query: ?wait={WaitPreference.SecondsOfLinks}."),
        new("idempotency key", "Is the header 'Idempotency-Key'.", AllOf: true),
    ];

    // Who sends an answer back with something changed means nothing by the rest of it.
    private static readonly HashSet<string> Answered =
    [
        .. from type in new[] { typeof(BacktestView), typeof(BacktestReceipt), typeof(BacktestSummary) }
           from property in type.GetProperties()
           select JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
    ];

    private static readonly HashSet<string> Vocabulary = [.. Beside, .. Meanings.SelectMany(meaning => meaning.Names)];

    /// <summary>What is said of the unknown fields of a submission.</summary>
    /// <param name="commonCode">The code that counts where a submission has none of its own.</param>
    public static UnknownField OfSubmission(string commonCode = "") => (name, value, among) =>
        value.ValueKind is JsonValueKind.Null || Answered.Contains(name) ? null
        : value.ValueKind is JsonValueKind.Number && IsRead(name, among.Peek(Code) ?? commonCode) ? OfParameter(name)
        : Find(name, value, among)?.Advice
            ?? (HoldsTerms(value) ? $"Is not a field: send what it holds beside '{Code}'." : null);

    /// <summary>What is said of an unknown field beside the items of a batch.</summary>
    public static string? OfBatch(string name, JsonElement value, JsonFields among) =>
        SubmissionReader.Fields.Contains(name) ? $"Belongs in 'defaults', for all items that say nothing else, or in each item: {{\"defaults\": {{\"{name}\": …}}}}."
        : value.ValueKind is JsonValueKind.Array && !among.Has("items") ? """Is not a field; the strategies are its items: {"items": […]}."""
        : OfSubmission()(name, value, among) is { } advice ? $"Goes into 'defaults' or an item. {advice}" : null;

    /// <summary>What is said of any unknown field of costs: there is nothing else that it could be.</summary>
    public static string InCosts(string name, JsonElement value, JsonFields among)
    {
        return Find(name, value, among)?.InCosts is not { } meant
            ? "Is not a field of costs; known are fee_bps and slippage_bps, in basis points a side."
            : $"Is not a field; did you mean '{meant}'? It is in basis points a side, 10 for 0.1 %. Known are fee_bps and slippage_bps.";
    }

    private static string OfParameter(string name) =>
        $"The code reads it as a parameter: it belongs in 'parameters', as {{\"parameters\": {{\"{JsonFields.Shortened(name)}\": …}}}}.";

    private static bool IsRead(string name, string code) => name.Length > 0 && code.Contains($"\"{name}\"", StringComparison.Ordinal);

    private static Meaning? Find(string name, JsonElement value, JsonFields among) => InWordsKnown(name) is { Count: > 0 } words
        ? Meanings.FirstOrDefault(meaning => meaning.Fits(words) && meaning.Takes(value, among))
        : null;

    // Some wrap it all once more: {"config": {"fee": 0.001}}.
    private static bool HoldsTerms(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object
        && value.EnumerateObject().Take(MostHeld).Any(member => member.Name == Code || (member.Value.ValueKind is JsonValueKind.Number && IsCost(member.Name)));

    private static bool IsCost(string name) =>
        InWordsKnown(name) is { Count: > 0 } words && Array.Exists(Meanings, meaning => meaning.InCosts is not null && meaning.Fits(words));

    // Null where one of them is no word of ours; of startdate it is start and date.
    private static List<string>? InWordsKnown(string name)
    {
        var known = new List<string>();
        foreach (var word in NameWords.Of(name))
        {
            if (Vocabulary.Contains(word)) known.Add(word);
            else if (TwoInOne(word) is var (first, second)) known.AddRange([first, second]);
            else return null;
        }

        return known;
    }

    private static (string First, string Second)? TwoInOne(string word)
    {
        var vocabulary = Vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 2; i <= word.Length - 2; i++)
        {
            if (vocabulary.Contains(word.AsSpan(0, i)) && vocabulary.Contains(word.AsSpan(i))) return (word[..i], word[i..]);
        }

        return null;
    }

    private static HashSet<string> Words(string words) => [.. words.Split(' ')];

    /// <summary>One thing with the words it goes by.</summary>
    private sealed record Meaning(
        string Words, string Advice, string? InCosts = null, bool NumbersOnly = false, bool IsList = false, bool IsObject = false, bool AllOf = false, bool IsCode = false, string? UnlessThereIs = null)
    {
        public HashSet<string> Names { get; } = [.. Words.Split(' ')];

        /// <summary>Whether a name is made of these words and such as may stand beside them.</summary>
        public bool Fits(List<string> words) => AllOf
            ? words.Count == Names.Count && words.All(Names.Contains)
            : words.Any(Names.Contains) && words.All(word => Names.Contains(word) || Beside.Contains(word));

        public bool Takes(JsonElement value, JsonFields among) =>
            (!NumbersOnly || IsNumber(value))
            && (!IsList || value.ValueKind is JsonValueKind.Array)
            && (!IsObject || value.ValueKind is JsonValueKind.Object)
            && (!IsCode || (value.ValueKind is JsonValueKind.String && value.GetString()!.Contains('(', StringComparison.Ordinal)))
            && (UnlessThereIs is null || !among.Has(UnlessThereIs));

        private static bool IsNumber(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => true,
            JsonValueKind.String => value.GetString() is [(>= '0' and <= '9') or '-' or '.', ..],
            _ => false,
        };
    }
}

using System.ComponentModel.DataAnnotations;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Prices;

/// <summary>Which prices are kept up to date, and from where. Section <c>Prices</c>, checked at start-up.</summary>
public sealed record PricesOptions : IValidatableObject
{
    private static readonly string[] KnownSources =
        [CoinbasePriceSource.Key, KrakenPriceSource.Key, BitstampPriceSource.Key, BinancePriceSource.Key, YahooPriceSource.Key];

    private static readonly string[] DefaultSources =
        [CoinbasePriceSource.Key, KrakenPriceSource.Key, BitstampPriceSource.Key, YahooPriceSource.Key];

    /// <summary>Symbols that are fetched at start and every hour; none given means BTC-USD. Each further one costs a request an hour.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Symbols that get a made-up sample when no source answers at start; none given means BTC-USD.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> SampleSymbols { get; init; } = [];

    /// <summary>Sources in the order in which they are asked; none given means coinbase, kraken, bitstamp, yahoo. There is also binance.</summary>
    [MaxLength(10)]
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Whether bars for Tether (USDT) may stand in a series for dollars (USD). Default false: they are another market.</summary>
    public bool AllowTether { get; init; }

    /// <summary>Days of history that an empty store is filled with at once. Default 90, which is 8 requests.</summary>
    [Range(1, 3650)]
    public int InitialDays { get; init; } = 90;

    /// <summary>Days of history that are fetched in the background. Default 1,460, which is 117 requests.</summary>
    [Range(1, 3650)]
    public int HistoryDays { get; init; } = 1_460;

    /// <summary>Rest between two requests for history. Default 1 second; exchanges allow some ten requests a second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan HistoryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests a day and symbol for hours that are missing within its series. Default 24; 0 leaves them missing.</summary>
    [Range(0, 1_000)]
    public int GapRequestsPerDay { get; init; } = 24;

    /// <summary>Largest change from one close to the next that is not flagged, and largest difference between two sources' closes, as a fraction. Default 0.25.</summary>
    [Range(0.01, 10)]
    public double JumpLimit { get; init; } = 0.25;

    /// <summary>Longest that a start waits for prices, all symbols together. Default 8 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a symbol whose refresh was asked for over HTTP cannot be asked for again. Default 10 seconds; each refresh is a request to an exchange.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan AskAgainAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Wait between two tries to get bars where there are no real ones, or only old ones. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CatchUpEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Address of the Coinbase Exchange API, without a path; plain HTTP only on this machine.</summary>
    public Uri CoinbaseUrl { get; init; } = new("https://api.exchange.coinbase.com");

    /// <summary>Address of the Kraken API.</summary>
    public Uri KrakenUrl { get; init; } = new("https://api.kraken.com");

    /// <summary>Address of the Bitstamp API.</summary>
    public Uri BitstampUrl { get; init; } = new("https://www.bitstamp.net");

    /// <summary>Address of the Binance API.</summary>
    public Uri BinanceUrl { get; init; } = new("https://api.binance.com");

    /// <summary>Address of the Yahoo chart.</summary>
    public Uri YahooUrl { get; init; } = new("https://query1.finance.yahoo.com");

    /// <summary>Longest wait for one answer of a source. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a source is not asked after it failed five times. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "1.00:00:00")]
    public TimeSpan RestAfterFailures { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The symbols that are kept up to date.</summary>
    public IReadOnlyList<Symbol> Followed => SymbolsOf(Symbols);

    /// <summary>The symbols that may start on a made-up sample.</summary>
    internal IReadOnlyList<Symbol> Sampled => SymbolsOf(SampleSymbols);

    /// <summary>The sources in the order in which they are asked.</summary>
    internal IReadOnlyList<string> SourceNames =>
        Sources.Count == 0 ? DefaultSources : [.. Sources.Select(name => name.ToLowerInvariant()).Distinct()];

    /// <summary>Whether bars with this label came from an exchange, not from a file.</summary>
    internal static bool IsSourceLabel(string label) => KnownSources.Contains(label.Split(':')[0]);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var text in Symbols.Concat(SampleSymbols).Where(text => !Symbol.TryParse(text, out _)))
            yield return new ValidationResult($"Prices: '{text}' is not a symbol such as BTC-USD.", [nameof(Symbols)]);

        foreach (var name in SourceNames.Except(KnownSources))
            yield return new ValidationResult($"Prices: '{name}' is not a source; known are {string.Join(", ", KnownSources)}.", [nameof(Sources)]);

        var urls = new[] { (CoinbaseUrl, nameof(CoinbaseUrl)), (KrakenUrl, nameof(KrakenUrl)), (BitstampUrl, nameof(BitstampUrl)), (BinanceUrl, nameof(BinanceUrl)), (YahooUrl, nameof(YahooUrl)) };
        foreach (var (_, name) in urls.Where(url => !IsHost(url.Item1)))
        {
            yield return new ValidationResult(
                $"Prices:{name} must be the https address of a host without a path, such as https://api.example.com; plain http is for this machine alone. "
                    + "Correct it, or take it out: then the exchange's own address is asked.",
                [name]);
        }
    }

    // A path or query would be dropped without a word where a request's own is put in its place.
    private static bool IsHost(Uri? url) =>
        url is { IsAbsoluteUri: true, PathAndQuery: "/", Fragment: "", UserInfo: "", Host.Length: > 0 }
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    // The binder adds configured entries to a default list instead of replacing it, so the default stands here.
    // What is no symbol is refused by Validate, before which every public property is read.
    private static IReadOnlyList<Symbol> SymbolsOf(IReadOnlyList<string> names) => names.Count == 0
        ? [Symbol.BtcUsd]
        : [.. names.Where(name => Symbol.TryParse(name, out _)).Select(Symbol.Parse).Distinct()];
}

using System.ComponentModel.DataAnnotations;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices;

/// <summary>Which prices are kept up to date, and from where. Section <c>Prices</c>, checked at start-up.</summary>
public sealed record PricesOptions : IValidatableObject
{
    /// <summary>Symbols that are fetched at start and every hour; none given means BTC-USD. Each further one costs a request an hour.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Symbols that get a made-up sample when no source answers at start; none given means BTC-USD.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> SampleSymbols { get; init; } = [];

    /// <summary>Days of history that an empty store is filled with. Default 90, which is 8 requests.</summary>
    [Range(1, 3650)]
    public int InitialDays { get; init; } = 90;

    /// <summary>Longest that a start waits for prices, all symbols together. Default 8 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Wait between two tries to get real bars where there are none. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CatchUpEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Address of the Coinbase Exchange API; plain HTTP only on this machine.</summary>
    public Uri CoinbaseUrl { get; init; } = new("https://api.exchange.coinbase.com");

    /// <summary>Longest wait for one answer of a source. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The symbols that are kept up to date.</summary>
    internal IReadOnlyList<Symbol> Followed => SymbolsOf(Symbols);

    /// <summary>The symbols that may start on a made-up sample.</summary>
    internal IReadOnlyList<Symbol> Sampled => SymbolsOf(SampleSymbols);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var text in Symbols.Concat(SampleSymbols).Where(text => !Symbol.TryParse(text, out _)))
            yield return new ValidationResult($"Prices: '{text}' is not a symbol such as BTC-USD.", [nameof(Symbols)]);

        if (!IsSafe(CoinbaseUrl))
            yield return new ValidationResult("Prices:CoinbaseUrl must be an https address.", [nameof(CoinbaseUrl)]);
    }

    private static bool IsSafe(Uri url) =>
        url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    // The binder adds configured entries to a default list instead of replacing it, so the default stands here.
    private static IReadOnlyList<Symbol> SymbolsOf(IReadOnlyList<string> names) =>
        names.Count == 0 ? [Symbol.BtcUsd] : [.. names.Select(Symbol.Parse).Distinct()];
}

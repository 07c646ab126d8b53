using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>The configured sources in their order: one that fails, answers with nonsense or has nothing is passed over, and tried again next time.</summary>
internal sealed class PriceSourceChain(
    IEnumerable<IPriceSource> sources, IOptions<PricesOptions> options, TimeProvider time, ILogger<PriceSourceChain> log)
{
    private readonly IPriceSource[] chain = [.. options.Value.SourceNames.Select(name => sources.Single(source => source.Name == name))];

    /// <summary>One page of the oldest hours of a range.</summary>
    /// <param name="symbol">Whose bars.</param>
    /// <param name="hours">What is wanted, one hour or more.</param>
    /// <param name="known">A stored bar that the page must agree with if it has it; null for none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The first that has bars; if all are empty, the first of those, with what each source said.</returns>
    /// <exception cref="PriceSourceException">No source gave one; the message has each one's reason.</exception>
    public Task<PricePage> FetchOldest(Symbol symbol, HourRange hours, Bar? known, CancellationToken cancellationToken) =>
        Fetch(symbol, source => hours.Oldest(source.MaxHours), known, cancellationToken);

    /// <summary>One page of the newest hours of a range; otherwise as <see cref="FetchOldest"/>.</summary>
    public Task<PricePage> FetchNewest(Symbol symbol, HourRange hours, Bar? known, CancellationToken cancellationToken) =>
        Fetch(symbol, source => hours.Newest(source.MaxHours), known, cancellationToken);

    private async Task<PricePage> Fetch(
        Symbol symbol, Func<IPriceSource, HourRange> hoursFor, Bar? known, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        PricePage? empty = null;
        foreach (var source in chain)
        {
            if (source.MarketOf(symbol) is not { } market)
            {
                reasons.Add($"{source.Name}: It has no {symbol}.");
                continue;
            }

            try
            {
                var page = await Fetch(symbol, source, market, hoursFor(source), known, cancellationToken);
                if (!page.HasNothingNew(known)) return page;

                empty ??= page;
                reasons.Add($"{source.Name}: It sent nothing for {page.Hours.Start:u} to {page.Hours.End:u}.");
                log.LogInformation("{Symbol}: {Source} sent nothing for {Start:u} to {End:u}; the next source is asked.", symbol, source.Name, page.Hours.Start, page.Hours.End);
            }
            catch (PriceSourceException exception)
            {
                reasons.Add($"{source.Name}: {exception.Message}");
                log.LogInformation("{Symbol}: {Source} is passed over. {Cause}", symbol, source.Name, exception.Message);
            }
        }

        var said = string.Join(' ', reasons);
        return empty is null ? throw new PriceSourceException(said) : empty with { WhyEmpty = said };
    }

    private async Task<PricePage> Fetch(
        Symbol symbol, IPriceSource source, SourceMarket market, HourRange hours, Bar? known, CancellationToken cancellationToken)
    {
        var askedAt = time.GetUtcNow();
        var page = PricePage.Of(market.Label, hours, askedAt, await source.Fetch(market, hours, cancellationToken));
        if (known is { } bar) page.CheckAgainst(bar, options.Value.JumpLimit);

        if (page.Impossible is [var first, ..])
        {
            log.LogWarning(
                "{Symbol}: {Source} sent {Count} impossible bars, the first at {Time:u}: {Cause}. They are left out and stay missing.",
                symbol, source.Name, page.Impossible.Count, first.Time, BarCheck.WhyImpossible(first));
        }

        return page;
    }
}

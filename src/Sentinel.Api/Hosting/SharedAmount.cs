using System.Threading.RateLimiting;

namespace Sentinel.Api.Hosting;

/// <summary>An amount that all clients share, of which one may have a part at most, so that there is always some for others.</summary>
internal sealed class SharedAmount : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter;

    /// <summary>Nothing is taken at first.</summary>
    /// <param name="all">How much there is.</param>
    /// <param name="share">How much of it one client may have, as a fraction.</param>
    /// <param name="atLeast">What one client may have however small its share is.</param>
    /// <param name="mostWaiting">How much may be waited for; whoever asks for more gets nothing at once.</param>
    public SharedAmount(int all, double share, int atLeast = 1, int mostWaiting = 0)
    {
        var ofOne = Math.Clamp((int)(all * share), Math.Min(atLeast, all), all);
        limiter = PartitionedRateLimiter.CreateChained(
            Limit(Client.Of, ofOne, mostWaiting), // first, so that what waits for its own client keeps nobody else from anything
            Limit(_ => "all", all, mostWaiting));
    }

    /// <summary>Takes some until it is disposed of, waiting for it where that is foreseen; null when there is none.</summary>
    public async ValueTask<IDisposable?> Take(HttpContext client, int amount, CancellationToken cancellationToken)
    {
        var taken = await limiter.AcquireAsync(client, amount, cancellationToken);
        if (taken.IsAcquired) return taken;

        taken.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();

    private static PartitionedRateLimiter<HttpContext> Limit(Func<HttpContext, string> whose, int most, int mostWaiting) =>
        PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetConcurrencyLimiter(
            whose(http), _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = mostWaiting }));
}

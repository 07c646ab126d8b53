using MassTransit;
using MassTransit.RetryPolicies;
using Sentinel.Worker.Faults;

namespace Sentinel.Worker.Hosting;

/// <summary>How long to wait between two tries of a message: up to twice as long each time, and of random length, so that what faulted together is not tried again together.</summary>
/// <param name="retries">How often to try again.</param>
/// <param name="first">Longest wait before the first retry; the shortest is half of it, as with all others.</param>
/// <param name="longest">Longest wait of all.</param>
internal sealed class JitteredBackoff(int retries, TimeSpan first, TimeSpan longest) : IRetryPolicy
{
    private int Limit => retries;

    /// <summary>The wait before a retry, counted from 1.</summary>
    public TimeSpan DelayBefore(int retry, Random random)
    {
        var limit = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, retry - 1));
        return TimeSpan.FromMilliseconds(limit * (1 + random.NextDouble()) / 2);
    }

    /// <inheritdoc/>
    public RetryPolicyContext<T> CreatePolicyContext<T>(T context) where T : class, PipeContext => new Tries<T>(this, context);

    /// <inheritdoc/>
    public bool IsHandled(Exception exception) => retries > 0 && exception is not DeliveredTooOftenException;

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.Set(new { Policy = nameof(JitteredBackoff), Limit });

    private sealed class Tries<T>(JitteredBackoff backoff, T context) : BaseRetryPolicyContext<T>(backoff, context)
        where T : class, PipeContext
    {
        // Other messages have other seeds, and so has the same one in another process.
        private readonly Random random = new(HashCode.Combine((context as ConsumeContext)?.MessageId, Environment.ProcessId));

        protected override RetryContext<T> CreateRetryContext(Exception exception, CancellationToken cancellationToken) =>
            new Retry<T>(backoff, Context, exception, 1, random, cancellationToken);
    }

    private sealed class Retry<T> : BaseRetryContext<T>, RetryContext<T>
        where T : class, PipeContext
    {
        private readonly JitteredBackoff backoff;
        private readonly int retry;
        private readonly Random random;

        public Retry(JitteredBackoff backoff, T context, Exception exception, int retry, Random random, CancellationToken cancellationToken)
            : base(context, exception, retry, cancellationToken)
        {
            (this.backoff, this.retry, this.random) = (backoff, retry, random);
            Delay = backoff.DelayBefore(retry, random);
        }

        public override TimeSpan? Delay { get; }

        bool RetryContext<T>.CanRetry(Exception exception, out RetryContext<T> retryContext)
        {
            retryContext = new Retry<T>(backoff, Context, exception, retry + 1, random, CancellationToken);
            return retry < backoff.Limit;
        }
    }
}

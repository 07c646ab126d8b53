using MassTransit;
using MassTransit.RetryPolicies;
using Sentinel.Core.Operations;
using Sentinel.Worker.Faults;

namespace Sentinel.Worker.Hosting;

/// <summary>How long to wait between two tries of a message: up to twice as long each time, and of random length, so that what faulted together is not tried again together.</summary>
/// <remarks>While a store cannot be used nothing that a message asks for is at fault: such tries are not counted, and end with the patience for them.</remarks>
/// <param name="retries">How often to try again.</param>
/// <param name="first">Longest wait before the first retry; the shortest is half of it, as with all others.</param>
/// <param name="longest">Longest wait of all.</param>
/// <param name="storePatience">How long to try again while a store cannot be used; zero to count such tries as all others.</param>
/// <param name="time">The clock of that patience; null for the system's.</param>
internal sealed class JitteredBackoff(int retries, TimeSpan first, TimeSpan longest, TimeSpan storePatience = default, TimeProvider? time = null) : IRetryPolicy
{
    private static readonly TimeSpan LongestForStore = TimeSpan.FromSeconds(4);

    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly TimeSpan storePatience = storePatience;

    private int Limit => retries;

    /// <summary>The wait before a retry, counted from 1.</summary>
    public TimeSpan DelayBefore(int retry, Random random) => DelayBefore(retry, longest, random);

    private TimeSpan DelayBefore(int retry, TimeSpan atMost, Random random)
    {
        var limit = Math.Min(atMost.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, retry - 1));
        return TimeSpan.FromMilliseconds(limit * (1 + random.NextDouble()) / 2);
    }

    /// <inheritdoc/>
    public RetryPolicyContext<T> CreatePolicyContext<T>(T context) where T : class, PipeContext => new Tries<T>(this, context);

    /// <inheritdoc/>
    public bool IsHandled(Exception exception) => (retries > 0 || IsForStore(exception)) && exception is not DeliveredTooOftenException;

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.Set(new { Policy = nameof(JitteredBackoff), Limit });

    private bool IsForStore(Exception exception) => storePatience > TimeSpan.Zero && StoreException.In(exception) is not null;

    private TimeSpan LongestOf(Exception exception) => IsForStore(exception) && LongestForStore < longest ? LongestForStore : longest;

    private sealed class Tries<T>(JitteredBackoff backoff, T context) : BaseRetryPolicyContext<T>(backoff, context)
        where T : class, PipeContext
    {
        // Other messages have other seeds, and so has the same one in another process.
        private readonly Random random = new(HashCode.Combine((context as ConsumeContext)?.MessageId, Environment.ProcessId));

        protected override RetryContext<T> CreateRetryContext(Exception exception, CancellationToken cancellationToken)
        {
            var isForStore = backoff.IsForStore(exception);
            return new Retry<T>(backoff, Context, exception, isForStore ? 0 : 1, isForStore ? 1 : 0, backoff.time.GetTimestamp(), random, cancellationToken);
        }
    }

    // Counted against the limit are those tries alone that no store is to blame for.
    private sealed class Retry<T>(
        JitteredBackoff backoff, T context, Exception exception, int counted, int uncounted, long begun, Random random, CancellationToken cancellationToken)
        : BaseRetryContext<T>(context, exception, counted + uncounted, cancellationToken), RetryContext<T>
        where T : class, PipeContext
    {
        public override TimeSpan? Delay { get; } = backoff.DelayBefore(counted + uncounted, backoff.LongestOf(exception), random);

        bool RetryContext<T>.CanRetry(Exception exception, out RetryContext<T> retryContext)
        {
            var isForStore = backoff.IsForStore(exception) && backoff.time.GetElapsedTime(begun) < backoff.storePatience;
            retryContext = new Retry<T>(
                backoff, Context, exception, isForStore ? counted : counted + 1, isForStore ? uncounted + 1 : uncounted, begun, random, CancellationToken);
            return isForStore || counted < backoff.Limit;
        }
    }
}

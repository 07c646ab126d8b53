using Microsoft.Extensions.Options;
using Sentinel.Core.Faults;
using Sentinel.Core.Operations;

namespace Sentinel.Api.Dispatch;

/// <summary>A time in which commands do not get through: one line when it begins, one when it ends, longer pauses between.</summary>
internal sealed class DispatchOutage(IOptions<DispatchOptions> options, ILogger<DispatchOutage> log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    // A store is looked at more often than a broker: nobody else suffers from that, and all that was accepted waits for it.
    private static readonly TimeSpan LongestForStore = TimeSpan.FromSeconds(4);

    /// <summary>How long to wait before the next try; null while all is well.</summary>
    public TimeSpan? Pause { get; private set; }

    /// <summary>Why the latest command did not get through; null while all is well.</summary>
    public string? Cause { get; private set; }

    /// <summary>Notes a try that failed.</summary>
    public void Continue(Exception fault)
    {
        Cause = FaultCause.Of(fault);
        if (Pause is null)
        {
            log.LogWarning(
                "What was accepted does not get to the queue: {Cause} It is stored, and sent once it works; check broker, workers, disk",
                Cause);
        }

        var longest = StoreException.In(fault) is not null && LongestForStore < options.Value.MaxBackoff ? LongestForStore : options.Value.MaxBackoff;
        var next = Pause is { } pause ? pause * 2 : FirstPause;
        Pause = next < longest ? next : longest;
    }

    /// <summary>Notes that commands get through.</summary>
    public void End()
    {
        if (Pause is null) return;

        log.LogInformation("What was accepted gets to the queue again");
        (Pause, Cause) = (null, null);
    }
}

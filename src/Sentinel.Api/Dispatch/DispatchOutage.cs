using Microsoft.Extensions.Options;
using Sentinel.Core.Faults;

namespace Sentinel.Api.Dispatch;

/// <summary>A time in which commands do not get through: one line when it begins, one when it ends, longer pauses between.</summary>
internal sealed class DispatchOutage(IOptions<DispatchOptions> options, ILogger<DispatchOutage> log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

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

        var next = Pause is { } pause ? pause * 2 : FirstPause;
        Pause = next < options.Value.MaxBackoff ? next : options.Value.MaxBackoff;
    }

    /// <summary>Notes that commands get through.</summary>
    public void End()
    {
        if (Pause is null) return;

        log.LogInformation("What was accepted gets to the queue again");
        (Pause, Cause) = (null, null);
    }
}

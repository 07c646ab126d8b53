using System.ComponentModel.DataAnnotations;

namespace Sentinel.Api.Dispatch;

/// <summary>How accepted backtests get to the queue. Section <c>Dispatch</c>, checked at start-up.</summary>
internal sealed record DispatchOptions
{
    /// <summary>Commands of one priority that are sent and not yet confirmed. Default 256; more is faster until the broker is the limit.</summary>
    [Range(1, 10_000)]
    public int MaxInFlight { get; init; } = 256;

    /// <summary>How often to look for what no signal announced. Default 5 seconds; less costs reads.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for the broker to confirm a command before it is sent again. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest pause between two tries while commands do not get through; the first is 0.25 seconds. Default 15.</summary>
    [Range(typeof(TimeSpan), "00:00:00.250", "00:10:00")]
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Age at which a published command without an outcome may be taken for lost. Default 5 minutes; less runs more twice.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RepublishAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often to look for lost commands. Default 1 minute; less costs reads.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LostLookInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a command is published before what it asks for is parked as faulted. Default 5; more gives what kills workers more tries.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; init; } = 5;
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Core.Operations;

namespace Sentinel.Worker.Hosting;

/// <summary>A time in which the stores cannot be used: what was computed is kept in memory until it can be stored. One line says when it begins, one when it ends.</summary>
internal sealed class StoreOutage(IOptions<WorkersOptions> options, TimeProvider time, ILogger<StoreOutage> log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    private volatile bool isOn;

    /// <summary>Stores something, or reads it; tries again while a store cannot be used, for <see cref="WorkersOptions.StorePatience"/> at most.</summary>
    /// <exception cref="StoreException">It could not be used for longer.</exception>
    public async Task<T> Outlast<T>(Func<Task<T>> use, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            try
            {
                var result = await use();
                End();
                return result;
            }
            catch (StoreException fault) when (time.GetElapsedTime(begun) < options.Value.StorePatience)
            {
                Begin(fault);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>Notes that a store cannot be used.</summary>
    public void Begin(StoreException fault)
    {
        if (isOn) return;

        isOn = true;
        log.LogWarning("Outcomes wait in memory until they can be stored: {Cause}", fault.Message);
    }

    private void End()
    {
        if (!isOn) return;

        isOn = false;
        log.LogInformation("Outcomes can be stored again");
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}

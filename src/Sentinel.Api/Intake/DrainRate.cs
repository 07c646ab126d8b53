namespace Sentinel.Api.Intake;

/// <summary>How fast backtests end while there are any: over the latest looks between which there was always something to do.</summary>
internal sealed class DrainRate
{
    private const int Latest = 60;

    private readonly Queue<(double Seconds, long Finished)> looks = [];

    /// <summary>Backtests a second; null until any has ended.</summary>
    public double? PerSecond { get; private set; }

    /// <summary>Notes how many ended in a time in which there was always something to do.</summary>
    public void Note(TimeSpan elapsed, long finished)
    {
        looks.Enqueue((elapsed.TotalSeconds, finished));
        if (looks.Count > Latest) looks.Dequeue();

        var all = looks.Sum(look => look.Finished);
        PerSecond = all > 0 ? all / looks.Sum(look => look.Seconds) : null;
    }
}

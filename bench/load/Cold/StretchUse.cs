namespace Sentinel.Load.Cold;

/// <summary>What the strategies of a stretch took.</summary>
/// <param name="Stretch">Which ones.</param>
/// <param name="Cpu">CPU time of all of them.</param>
/// <param name="Rate">Strategies a second by the clock on the wall.</param>
internal sealed record StretchUse(Stretch Stretch, TimeSpan Cpu, double Rate)
{
    /// <summary>CPU time of one.</summary>
    public TimeSpan CpuOfOne => Cpu / Stretch.Count;
}

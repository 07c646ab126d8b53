namespace Sentinel.Load.Floor;

/// <summary>A strategy is done.</summary>
/// <param name="At">When, in ticks of the stopwatch, which all processes share.</param>
/// <param name="Cpu">What its process has used until then.</param>
internal readonly record struct Mark(long At, TimeSpan Cpu);

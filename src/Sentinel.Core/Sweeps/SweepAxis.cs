namespace Sentinel.Core.Sweeps;

/// <summary>One parameter of a grid and the numbers it takes.</summary>
/// <param name="Name">Name of the parameter, as the strategy reads it.</param>
/// <param name="Values">Finite numbers in ascending order, none twice.</param>
public sealed record SweepAxis(string Name, IReadOnlyList<double> Values);

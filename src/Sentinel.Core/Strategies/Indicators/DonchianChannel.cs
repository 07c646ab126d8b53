namespace Sentinel.Core.Strategies;

/// <summary>What <see cref="Bars.Donchian"/> returns, one price per bar each.</summary>
/// <param name="Upper">Highest high.</param>
/// <param name="Middle">Half-way between upper and lower.</param>
/// <param name="Lower">Lowest low.</param>
public sealed record DonchianChannel(Series Upper, Series Middle, Series Lower);

namespace Sentinel.Api.Operations;

/// <summary>How many runners a worker is to have.</summary>
/// <param name="Runners">0 to 64; with 0 it takes no backtests and no sweeps.</param>
internal sealed record RunnersWish(int Runners);

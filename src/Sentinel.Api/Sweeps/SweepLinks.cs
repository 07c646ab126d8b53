using Sentinel.Api.Backtests;
using Sentinel.Api.Hosting;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Where to go from a sweep; paths on this server.</summary>
/// <param name="Self">The sweep itself with its best points; with <c>Accept: text/csv</c>, all its points.</param>
/// <param name="Plateaus">The same with the points first that do well among neighbours that do.</param>
/// <param name="Wait">The sweep, answered once it is finished or after 25 seconds; null when it is finished.</param>
internal sealed record SweepLinks(string Self, string Plateaus, string? Wait)
{
    /// <summary>The links of a sweep.</summary>
    public static SweepLinks Of(Sweep sweep) => new(
        PathOf(sweep.Id), $"{PathOf(sweep.Id)}?by=neighbours", sweep.IsTerminal ? null : $"{PathOf(sweep.Id)}?wait={WaitPreference.SecondsOfLinks}");

    /// <summary>The path of a sweep.</summary>
    public static string PathOf(Guid id) => BasePath.Before($"/v1/sweeps/{id}");
}

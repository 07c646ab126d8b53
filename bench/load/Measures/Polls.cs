using System.Net;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Measures;

/// <summary>How often finished backtests can be fetched.</summary>
internal static class Polls
{
    private const int Callers = 16;

    /// <summary>Fetches them in turn; with their tags nothing but 304 comes back.</summary>
    public static async Task<LoopResult> Run(
        SystemUnderLoad system, IReadOnlyList<Guid> ids, bool tagged, TimeSpan time, CancellationToken cancellationToken)
    {
        var tags = new string?[ids.Count];
        if (tagged) await Parallel.ForAsync(0, ids.Count, cancellationToken, async (i, stop) => tags[i] = await system.Client.TagOf(ids[i], stop));
        var expected = tagged ? HttpStatusCode.NotModified : HttpStatusCode.OK;
        return await ClosedLoop.Run(
            Callers,
            int.MaxValue,
            time,
            async (item, stop) =>
            {
                var i = item % ids.Count;
                var status = await system.Client.Poll(ids[i], tags[i], stop);
                if (status != expected) throw new HttpRequestException($"{expected} expected, {status} came.");
            },
            cancellationToken);
    }
}

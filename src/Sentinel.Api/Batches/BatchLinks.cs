using Sentinel.Api.Backtests;
using Sentinel.Api.Hosting;

namespace Sentinel.Api.Batches;

/// <summary>Where to go from a batch; paths on this server.</summary>
/// <param name="Self">The batch itself.</param>
/// <param name="Wait">The same, answered once every item is finished or after 25 seconds.</param>
/// <param name="Finished">The finished items from the first on, answered as soon as there are any; follow <c>next</c> from there.</param>
internal sealed record BatchLinks(string Self, string Wait, string Finished)
{
    /// <summary>The links of a batch.</summary>
    public static BatchLinks Of(Guid id) => new(PathOf(id), $"{PathOf(id)}?wait={WaitPreference.SecondsOfLinks}", After(id, 0, FinishedPage.DefaultLimit));

    /// <summary>The path of a batch.</summary>
    public static string PathOf(Guid id) => BasePath.Before($"/v1/batches/{id}");

    /// <summary>The path of what finishes after a cursor.</summary>
    public static string After(Guid id, int cursor, int limit) => $"{PathOf(id)}?after={cursor}&limit={limit}&wait={WaitPreference.SecondsOfLinks}";
}

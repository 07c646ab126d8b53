using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Requests;
using Sentinel.Core.Operations;

namespace Sentinel.Api.Operations;

/// <summary>What a caller is told who names a queue that is none.</summary>
internal static class QueueNameProblem
{
    /// <summary>404 with the names there are.</summary>
    public static ProblemHttpResult Of(string name)
    {
        var meant = Typo.NearestTo(name, WorkQueue.Names) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        return Problems.Unknown("name", $"There is no such queue.{meant} Known are {string.Join(", ", WorkQueue.Names)}.");
    }
}

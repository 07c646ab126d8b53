using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Core.Operations;
using Sentinel.Worker.Hosting;

namespace Sentinel.Api.Operations;

/// <summary>Answers with how everything is.</summary>
internal static class GetStatus
{
    /// <summary>Ask how everything is: queues, workers, rates, stores, prices, and what is wrong.</summary>
    /// <remarks>Read <c>summary</c> first, then <c>problems</c>: each names its cause and what to do.</remarks>
    public static async Task<Ok<SystemStatus>> Handle(StatusReader status, BrokerConnection broker, CancellationToken cancellationToken) =>
        TypedResults.Ok(await status.Read(broker.Status, cancellationToken));
}

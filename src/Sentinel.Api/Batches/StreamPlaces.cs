using Microsoft.Extensions.Options;
using Sentinel.Api.Hosting;

namespace Sentinel.Api.Batches;

/// <summary>How many streams may be read at once, and how many of them may be one client's.</summary>
internal sealed class StreamPlaces(IOptions<BatchesOptions> options, IOptions<HttpOptions> http) : IDisposable
{
    private readonly SharedAmount places = new(options.Value.MaxStreams, http.Value.ClientShare);

    /// <summary>Takes a place until it is disposed; null when all are taken, or the client has its share of them.</summary>
    public ValueTask<IDisposable?> Enter(HttpContext client) => places.Take(client, amount: 1, client.RequestAborted);

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();
}

using Microsoft.Extensions.Options;

namespace Sentinel.Api.Batches;

/// <summary>How many streams may be read at once.</summary>
internal sealed class StreamPlaces(IOptions<BatchesOptions> options)
{
    private int taken;

    /// <summary>Takes a place until it is disposed; null when all are taken.</summary>
    public IDisposable? Enter()
    {
        if (Interlocked.Increment(ref taken) <= options.Value.MaxStreams) return new Place(this);

        Leave();
        return null;
    }

    private void Leave() => Interlocked.Decrement(ref taken);

    private sealed class Place(StreamPlaces places) : IDisposable
    {
        public void Dispose() => places.Leave();
    }
}

using System.Buffers;

namespace Sentinel.Api.Requests;

/// <summary>What has come of a body, in memory that is lent and grows with it.</summary>
/// <param name="share">The client's part of the memory for bodies; given back with the rest.</param>
internal sealed class BodyBuffer(IDisposable share) : IDisposable
{
    private const int PartLength = 64 * 1024;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(PartLength);
    private bool isDisposed;

    /// <summary>How many bytes have come.</summary>
    public int Length { get; private set; }

    /// <summary>All that has come.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes.AsMemory(0, Length);

    /// <summary>The same without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Text => Bytes[^JsonText.WithoutMark(Bytes.Span).Length..];

    /// <summary>Receives the next part, or what is left.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Receive(Stream body, CancellationToken cancellationToken)
    {
        for (var until = Length + PartLength; Length < until;)
        {
            if (Length == bytes.Length) Grow();
            var count = await body.ReadAsync(bytes.AsMemory(Length), cancellationToken);
            if (count == 0) return false;
            Length += count;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isDisposed) return;

        isDisposed = true;
        ArrayPool<byte>.Shared.Return(bytes);
        share.Dispose();
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * bytes.Length);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}

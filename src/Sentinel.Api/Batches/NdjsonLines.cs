using System.Buffers;
using System.IO.Pipelines;

namespace Sentinel.Api.Batches;

/// <summary>The lines of a body as they arrive; blank ones are left out.</summary>
internal sealed class NdjsonLines(PipeReader body, int maxLength, TimeSpan idleTime, TimeProvider time)
{
    private const int MostAtOnce = 1_000;

    private static readonly byte[] Blanks = " \t\r"u8.ToArray();

    private bool inTooLong;

    /// <summary>What has arrived, up to a thousand lines: at least one, or none when the body has ended; null when nothing came for too long.</summary>
    /// <remarks>A line that is too long is null.</remarks>
    /// <exception cref="InvalidDataException">The body is not packed as it says.</exception>
    public async Task<IReadOnlyList<byte[]?>?> ReadNext(CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(idleTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, idle.Token);
        try
        {
            return await ReadUnbounded(either.Token);
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<byte[]?>> ReadUnbounded(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await Read(cancellationToken);
            var lines = new List<byte[]?>();
            var rest = TakeLines(read.Buffer, lines);
            if (lines.Count == MostAtOnce)
            {
                body.AdvanceTo(rest.Start);
                return lines;
            }

            if (read.IsCompleted) rest = TakeUnended(rest, lines);
            else if (rest.Length > maxLength) rest = Forget(rest);

            body.AdvanceTo(rest.Start, read.Buffer.End);
            if (lines.Count > 0 || read.IsCompleted) return lines;
        }
    }

    // Of the two that unpack, one throws this and one the other.
    private async ValueTask<ReadResult> Read(CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(cancellationToken);
        }
        catch (InvalidOperationException broken)
        {
            throw new InvalidDataException(broken.Message, broken);
        }
    }

    private ReadOnlySequence<byte> TakeLines(ReadOnlySequence<byte> buffer, List<byte[]?> lines)
    {
        while (lines.Count < MostAtOnce && buffer.PositionOf((byte)'\n') is { } end)
        {
            Take(buffer.Slice(0, end), lines);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
        }

        return buffer;
    }

    private ReadOnlySequence<byte> TakeUnended(ReadOnlySequence<byte> rest, List<byte[]?> lines)
    {
        Take(rest, lines);
        return rest.Slice(rest.End);
    }

    private void Take(ReadOnlySequence<byte> line, List<byte[]?> lines)
    {
        if (inTooLong || line.Length > maxLength) lines.Add(null);
        else if (!line.IsEmpty && line.ToArray() is var bytes && bytes.AsSpan().ContainsAnyExcept(Blanks)) lines.Add(bytes);
        inTooLong = false;
    }

    private ReadOnlySequence<byte> Forget(ReadOnlySequence<byte> rest)
    {
        inTooLong = true;
        return rest.Slice(rest.End);
    }
}

using Sentinel.Api.Hosting;
using Sentinel.Api.Intake;
using Sentinel.Core.Batches;
using Sentinel.Core.Operations;

namespace Sentinel.Api.Batches;

/// <summary>A batch that comes line by line: what has arrived is stored together and answered before more is read.</summary>
internal sealed class BatchStream(
    Guid id, string? name, NdjsonLines lines, BatchItemReader reader, BatchIntake intake, Backlog backlog, BatchesOptions options, TimeProvider time,
    CancellationToken stopping)
{
    private int taken;

    /// <summary>How many items were taken in how, so far.</summary>
    public DeliveryCounts Counts { get; private set; } = new(0, 0, 0);

    /// <summary>Takes lines in, those given and then those that arrive, until the stream ends.</summary>
    /// <returns>How it ended, as a sentence for the caller.</returns>
    public async Task<string> TakeAll(IReadOnlyList<byte[]?> first, NdjsonAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            var isTaken = await Take(first, answer);
            while (isTaken && taken < options.MaxStreamItems)
            {
                if (await lines.ReadNext(cancellationToken) is not { } next) return $"Ended, since no line came for {options.IdleTime.TotalSeconds:0} s.";
                if (next.Count == 0) return "All items are stored.";
                if (backlog.IsFull) return $"Ended after {taken:N0} items, since too much is waiting; send what is left as another batch in {backlog.RetryAfterSeconds} s.";
                isTaken = await Take(next, answer);
            }

            if (!isTaken) return $"Ended after {taken:N0} items, since the batch was cancelled; nothing after them is stored.";

            return $"Ended after {taken:N0} items, the most a stream may have; send what is left as another batch.";
        }
        catch (StoreException fault)
        {
            return $"Ended after {taken:N0} items. {StoreProblem.Describe(fault)} Send what is left as another batch in {StoreProblem.RetryAfterSeconds} s.";
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return $"Ended after {taken:N0} items, since Sentinel is stopping; send what is left as another batch once it is back.";
        }
        catch (InvalidDataException)
        {
            return $"Ended after {taken:N0} items, since what follows is not packed as Content-Encoding says; send what is left as another batch.";
        }
        catch (BadHttpRequestException tooLong) when (tooLong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return $"Ended after {taken:N0} items, since the body is too long unpacked; send what is left as another batch.";
        }
        finally
        {
            await TryClose();
        }
    }

    private async Task TryClose()
    {
        try
        {
            await intake.Deliver(new BatchDelivery { BatchId = id, FirstIndex = taken, Entries = [] }, CancellationToken.None);
        }
        catch (StoreException)
        {
            return; // it closes by itself, once no item has come for as long as a stream may be silent
        }
    }

    // What has arrived is stored and answered, even if the client is gone by now; the answer is whether the batch still takes items.
    private async Task<bool> Take(IReadOnlyList<byte[]?> arrived, NdjsonAnswer answer)
    {
        var entries = new BatchEntry[Math.Min(arrived.Count, options.MaxStreamItems - taken)];
        reader.Refresh();
        for (var i = 0; i < entries.Length; i++) entries[i] = await BatchStreamItem.Read(arrived[i], reader, CancellationToken.None);

        var moreUntil = time.GetUtcNow() + (2 * options.IdleTime);
        var delivery = new BatchDelivery { BatchId = id, Name = name, FirstIndex = taken, Entries = entries, MoreUntil = moreUntil };
        var items = await intake.Deliver(delivery, CancellationToken.None);

        foreach (var receipt in items.Zip(entries, BatchItemReceipt.Of)) answer.Write(receipt);
        Counts += DeliveryCounts.Of(items);
        taken += items.Count;
        return items.Count == entries.Length;
    }
}

using Sentinel.Api.Intake;
using Sentinel.Core.Batches;

namespace Sentinel.Api.Batches;

/// <summary>Finished items of a batch, one a line, as they finish; the last line is the batch itself.</summary>
internal sealed class FinishedItemStream(
    Guid id, int after, TimeSpan wait, IBatchStore batches, BatchWait finish, WaitingLine line, TimeProvider time) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = NdjsonContent.Type;
        var begin = time.GetTimestamp();

        var cursor = after;
        BatchProgress progress;
        do
        {
            await finish.For(id, cursor + 1, wait - time.GetElapsedTime(begin), httpContext.RequestAborted);
            progress = (await batches.FindProgress(id, cursor, IBatchStore.MaxLimit, httpContext.RequestAborted))!;
            foreach (var item in progress.Finished) NdjsonContent.WriteLine(response.BodyWriter, FinishedItemView.Of(item));
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
            if (progress.Finished is [.., var last]) cursor = last.Number;
        }
        while (progress.Finished.Count > 0);

        var place = await line.Of(progress, httpContext.RequestAborted);
        NdjsonContent.WriteLine(response.BodyWriter, BatchView.Of(progress, place, cursor, FinishedPage.DefaultLimit));
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}

using System.Threading.Channels;

namespace Sentinel.Api.Batches;

/// <summary>An answer of lines that are written while the request is still being read.</summary>
/// <remarks>Lines queue up for a client that reads nothing before it has sent everything; how many there can be, the request bounds.</remarks>
internal sealed class NdjsonAnswer
{
    private readonly Channel<object> lines = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HttpResponse response;
    private readonly Task writing;

    /// <summary>Begins the answer.</summary>
    public NdjsonAnswer(HttpResponse response, CancellationToken cancellationToken)
    {
        this.response = response;
        response.ContentType = NdjsonContent.Type;
        writing = WriteAll(cancellationToken);
    }

    /// <summary>Queues a line.</summary>
    public void Write(object line) => lines.Writer.TryWrite(line);

    /// <summary>Completes once the client has every line.</summary>
    public Task Complete()
    {
        lines.Writer.Complete();
        return writing;
    }

    private async Task WriteAll(CancellationToken cancellationToken)
    {
        while (await lines.Reader.WaitToReadAsync(cancellationToken))
        {
            while (lines.Reader.TryRead(out var line)) NdjsonContent.WriteLine(response.BodyWriter, line);
            await response.BodyWriter.FlushAsync(cancellationToken);
        }
    }
}

using System.IO.Pipelines;
using System.Text;
using Sentinel.Api.Batches;
using Xunit;

namespace Sentinel.Api.Tests.Batches;

public sealed class NdjsonLinesTests
{
    [Fact]
    public async Task However_many_lines_have_come_a_thousand_are_given_at_a_time()
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{}\n", 2_500)) + "[]");
        var lines = new NdjsonLines(PipeReader.Create(new MemoryStream(body)), maxLength: 100, TimeSpan.FromMinutes(1), TimeProvider.System);

        var given = new List<int>();
        IReadOnlyList<byte[]?>? next;
        var all = new List<byte[]?>();
        while ((next = await lines.ReadNext(CancellationToken.None)) is { Count: > 0 })
        {
            given.Add(next.Count);
            all.AddRange(next);
        }

        Assert.InRange(given.Max(), 1, 1_000);
        Assert.Equal(2_501, all.Count);
        Assert.Equal("[]"u8.ToArray(), all[^1]);
    }
}

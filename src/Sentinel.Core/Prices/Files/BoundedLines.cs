namespace Sentinel.Core.Prices.Files;

/// <summary>A text whose lines are cut to so many characters, however long they are.</summary>
internal sealed class BoundedLines(TextReader text, int maxLength) : TextReader
{
    private int length;

    public override int Read(Span<char> buffer)
    {
        while (true)
        {
            var read = text.Read(buffer);
            if (read == 0) return 0;

            var kept = 0;
            for (var i = 0; i < read; i++)
            {
                var isEnd = buffer[i] is '\n' or '\r';
                if (isEnd || length < maxLength) buffer[kept++] = buffer[i];
                length = isEnd ? 0 : length + 1;
            }

            if (kept > 0) return kept;
        }
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read()
    {
        Span<char> next = stackalloc char[1];
        return Read(next) == 0 ? -1 : next[0];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) text.Dispose();
        base.Dispose(disposing);
    }
}

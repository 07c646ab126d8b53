namespace Sentinel.Core.Prices;

/// <summary>Reads lines without ever holding more than so many characters of one.</summary>
internal sealed class BoundedLineReader(TextReader reader, int maxLength)
{
    private readonly char[] buffer = new char[maxLength];

    /// <summary>Number of the line that was read last, 1 for the first.</summary>
    public int Line { get; private set; }

    /// <summary>Whether the line that was read last is longer than what was kept of it.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Reads the next line, without its end; false after the last.</summary>
    public bool TryRead(out ReadOnlySpan<char> line)
    {
        line = default;
        var next = reader.Read();
        if (next < 0) return false;

        (Line, IsCut) = (Line + 1, false);
        var length = 0;
        for (; next is >= 0 and not '\n'; next = reader.Read())
        {
            if (length < buffer.Length) buffer[length++] = (char)next;
            else IsCut = true;
        }

        line = buffer.AsSpan(0, length).TrimEnd('\r');
        return true;
    }
}

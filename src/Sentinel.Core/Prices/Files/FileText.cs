using System.Text;

namespace Sentinel.Core.Prices.Files;

/// <summary>The text that bytes stand for, as UTF-8 unless a mark or its zeros say UTF-16.</summary>
internal sealed class FileText(byte[] bytes)
{
    private readonly Encoding encoding = bytes switch
    {
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };

    /// <summary>Reads it from the beginning; a mark of its encoding is no part of it.</summary>
    public TextReader Open() => new StreamReader(new MemoryStream(bytes, writable: false), encoding);

    /// <summary>What it begins with, apart from blank space.</summary>
    public char FirstCharacter()
    {
        using var reader = Open();
        int next;
        while ((next = reader.Read()) >= 0)
        {
            if (!char.IsWhiteSpace((char)next)) return (char)next;
        }

        return '\0';
    }
}

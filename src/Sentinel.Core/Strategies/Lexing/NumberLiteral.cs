namespace Sentinel.Core.Strategies.Lexing;

/// <summary>Numbers in decimal, hexadecimal and binary digits.</summary>
internal static class NumberLiteral
{
    /// <summary>Behind the number at a place; null when it is not plainly one.</summary>
    public static int? EndOf(ReadOnlySpan<char> text, int start) => text[start..] switch
    {
        ['0', 'x' or 'X', ..] => EndOfDigits(text, start + 2, char.IsAsciiHexDigit) is { } end ? EndOfIntegerSuffix(text, end) : null,
        ['0', 'b' or 'B', ..] => EndOfDigits(text, start + 2, static digit => digit is '0' or '1') is { } end ? EndOfIntegerSuffix(text, end) : null,
        _ => EndOfDecimal(text, start),
    };

    private static int? EndOfDecimal(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        if (text[start] != '.' && !Advance(ref end, EndOfDigits(text, start, char.IsAsciiDigit))) return null;

        var isReal = false;
        if (text[end..] is ['.', >= '0' and <= '9', ..])
        {
            isReal = true;
            if (!Advance(ref end, EndOfDigits(text, end + 1, char.IsAsciiDigit))) return null;
        }

        if (text[end..] is ['e' or 'E', ..])
        {
            isReal = true;
            var exponent = text[(end + 1)..] is ['+' or '-', ..] ? end + 2 : end + 1;
            if (!Advance(ref end, EndOfDigits(text, exponent, char.IsAsciiDigit))) return null;
        }

        if (text[end..] is ['f' or 'F' or 'd' or 'D' or 'm' or 'M', ..]) return end + 1;
        return isReal ? end : EndOfIntegerSuffix(text, end);
    }

    // Digits, with underscores only between them.
    private static int? EndOfDigits(ReadOnlySpan<char> text, int start, Func<char, bool> isDigit)
    {
        var end = start;
        while (end < text.Length && (isDigit(text[end]) || (text[end] == '_' && end > start))) end++;
        return end > start && text[end - 1] != '_' ? end : null;
    }

    private static int EndOfIntegerSuffix(ReadOnlySpan<char> text, int start) => text[start..] switch
    {
        ['u' or 'U', 'l' or 'L', ..] or ['l' or 'L', 'u' or 'U', ..] => start + 2,
        ['u' or 'U' or 'l' or 'L', ..] => start + 1,
        _ => start,
    };

    private static bool Advance(ref int end, int? next)
    {
        end = next ?? end;
        return next is not null;
    }
}

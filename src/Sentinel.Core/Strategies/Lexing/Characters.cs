using System.Buffers;
using System.Globalization;

namespace Sentinel.Core.Strategies.Lexing;

/// <summary>What single characters are to C#.</summary>
internal static class Characters
{
    /// <summary>Those that end a line.</summary>
    public static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\u0085\u2028\u2029");

    /// <summary>Those that end a line, and quotes.</summary>
    public static readonly SearchValues<char> LineBreaksAndQuotes = SearchValues.Create("\"\n\r\u0085\u2028\u2029");

    /// <summary>Whether a character ends a line.</summary>
    public static bool IsLineBreak(char character) => character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>Whether a character is white space within a line.</summary>
    public static bool IsWhiteSpace(char character) =>
        character is ' ' or '\t' or '\v' or '\f' || (character >= 128 && CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.SpaceSeparator);

    /// <summary>Whether a name may begin with a character.</summary>
    public static bool StartsName(char character) => char.IsAscii(character)
        ? char.IsAsciiLetter(character) || character == '_'
        : char.IsLetter(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.LetterNumber;

    /// <summary>Whether a name may go on with a character.</summary>
    public static bool ContinuesName(char character) => StartsName(character) || char.IsAsciiDigit(character)
        || (!char.IsAscii(character) && CharUnicodeInfo.GetUnicodeCategory(character)
            is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation);

    /// <summary>Behind the line break at a place.</summary>
    public static int EndOfLineBreak(ReadOnlySpan<char> text, int start) => text[start..] is ['\r', '\n', ..] ? start + 2 : start + 1;

    /// <summary>Behind the white space at a place.</summary>
    public static int EndOfWhiteSpace(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && IsWhiteSpace(text[start])) start++;
        return start;
    }

    /// <summary>Where the line ends that a place is in.</summary>
    public static int EndOfLine(ReadOnlySpan<char> text, int start) =>
        text[start..].IndexOfAny(LineBreaks) is >= 0 and var length ? start + length : text.Length;

    /// <summary>How often a character stands at a place, one behind the other.</summary>
    public static int RunOf(char character, ReadOnlySpan<char> text, int start) =>
        text[start..].IndexOfAnyExcept(character) is >= 0 and var length ? length : text.Length - start;
}

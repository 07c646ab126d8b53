using Sentinel.Core.Strategies.Lexing;

namespace Sentinel.Core.Strategies;

/// <summary>Code that lost its line ends on the way, so that a comment takes in all that follows it.</summary>
public static class SwallowedCode
{
    /// <summary>Where the comment begins that swallows the rest: the text is one line, and what stands before the comment is not whole.</summary>
    /// <remarks>One pass over the text. A text with <c>\n</c> written as two characters is left alone: its line ends are not lost.</remarks>
    /// <returns>The column, from 1; null where nothing is swallowed, or it cannot be told.</returns>
    public static int? Find(string code)
    {
        var text = code.AsSpan().TrimEnd();
        if (text.IndexOfAny("\n\r\u0085\u2028\u2029") >= 0 || text.Contains("\\n", StringComparison.Ordinal)) return null;

        var (open, isEnded) = (0, false);
        var tokens = new CodeScanner(text);
        var end = 0;
        while (tokens.MoveNext())
        {
            open += tokens.Token switch { "{" => 1, "}" => -1, _ => 0 };
            isEnded = tokens.Token is ";" or "}";
            end = tokens.End;
        }

        var start = end + text[end..].IndexOf("//", StringComparison.Ordinal);
        var isComment = start >= end && text[end..start].IsWhiteSpace();
        return isComment && (open > 0 || !isEnded) && text[start..].IndexOfAny("{};") >= 0 ? start + 1 : null;
    }
}

namespace Sentinel.Core.Strategies.Lexing;

/// <summary>Finds the tokens of a C# text one after another, without comments and layout; stops where it is in any doubt.</summary>
/// <remarks>One pass, without recursion. An interpolated string is one token with all that is in it, and so is a preprocessor line.</remarks>
internal ref struct CodeScanner(ReadOnlySpan<char> text)
{
    private const int ConflictMark = 7;

    private readonly ReadOnlySpan<char> text = text;
    private bool isFirstOnLine = true;
    private int regions;

    /// <summary>Where the current token begins.</summary>
    public int Start { get; private set; }

    /// <summary>Behind the current token.</summary>
    public int End { get; private set; }

    /// <summary>The current token.</summary>
    public readonly ReadOnlySpan<char> Token => text[Start..End];

    /// <summary>Whether nothing is left and nothing was doubtful.</summary>
    public readonly bool IsComplete => End == text.Length && regions == 0;

    /// <summary>Goes on to the next token; false at the end and in doubt.</summary>
    public bool MoveNext()
    {
        if (!SkipLayout() || End == text.Length) return false;

        Start = End;
        if (EndOfToken() is not { } end) return false;

        (End, isFirstOnLine) = (end, false);
        return true;
    }

    private bool SkipLayout()
    {
        while (End < text.Length)
        {
            if (Characters.IsLineBreak(text[End])) (End, isFirstOnLine) = (End + 1, true);
            else if (Characters.IsWhiteSpace(text[End])) End++;
            else if (!Comment.BeginsAt(text, End)) break;
            else if (Comment.EndOf(text, End) is { } end) (End, isFirstOnLine) = (end, false);
            else return false;
        }

        return true;
    }

    private int? EndOfToken()
    {
        var first = text[Start];
        if (Characters.StartsName(first)) return EndOfName(Start);
        if (InterpolatedString.BeginsAt(text, Start)) return Apart(InterpolatedString.EndOf(text, Start));

        return first switch
        {
            '#' => EndOfDirective(),
            '@' => EndOfVerbatim(),
            '"' => Apart(EndOfEncoding(TextLiteral.EndOf(text, Start))),
            '\'' => Apart(TextLiteral.EndOf(text, Start)),
            '.' when IsPointOfNumber() => Apart(NumberLiteral.EndOf(text, Start)),
            >= '0' and <= '9' => Apart(NumberLiteral.EndOf(text, Start)),
            _ => EndOfOperator(),
        };
    }

    private readonly int EndOfName(int start)
    {
        while (start < text.Length && Characters.ContinuesName(text[start])) start++;
        return start;
    }

    private readonly int? EndOfVerbatim() => text[Start..] switch
    {
        ['@', '"', ..] => Apart(EndOfEncoding(TextLiteral.EndOfVerbatim(text, Start + 2))),
        ['@', var second, ..] when Characters.StartsName(second) => EndOfName(Start + 1),
        _ => null,
    };

    // The point behind another is one of two.
    private readonly bool IsPointOfNumber() => text[Start..] is ['.', >= '0' and <= '9', ..] && (Start == 0 || text[Start - 1] != '.');

    private readonly int? EndOfEncoding(int? literal) => literal is { } end && text[end..] is ['u' or 'U', '8', ..] ? end + 2 : literal;

    // No name follows a literal without a space in between, unless something is wrong.
    private readonly int? Apart(int? literal) => literal < text.Length && Characters.ContinuesName(text[literal.Value]) ? null : literal;

    private int? EndOfDirective()
    {
        var end = Characters.EndOfLine(text, Start);
        if (!isFirstOnLine || Directive.RegionsOpenedBy(text[Start..end]) is not { } opened) return null;

        regions += opened;
        return regions < 0 ? null : end;
    }

    private readonly int? EndOfOperator()
    {
        var isConflict = isFirstOnLine && text[Start] is '<' or '=' or '>' or '|' && Characters.RunOf(text[Start], text, Start) >= ConflictMark;
        return isConflict || LengthOfOperator(text[Start..]) is not (> 0 and var length) ? null : Start + length;
    }

    private static int LengthOfOperator(ReadOnlySpan<char> text) => text switch
    {
        ['?', '?', '=', ..] or ['<', '<', '=', ..] => 3,
        ['!' or '=' or '+' or '-' or '*' or '/' or '%' or '&' or '|' or '^' or '<' or '>', '=', ..] => 2,
        ['=' or '-', '>', ..] => 2,
        ['?', '?', ..] or [':', ':', ..] or ['+', '+', ..] or ['-', '-', ..] or ['&', '&', ..] or ['|', '|', ..] or ['<', '<', ..] => 2,
        [var first, ..] when "(){}[].,:;?!=+-*/%&|^~<>".Contains(first) => 1,
        _ => 0,
    };
}

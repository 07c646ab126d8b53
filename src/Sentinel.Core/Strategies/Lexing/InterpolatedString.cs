namespace Sentinel.Core.Strategies.Lexing;

/// <summary>A string with code in holes, in which strings with holes may stand: a walk over a bounded stack, and no recursion.</summary>
internal ref struct InterpolatedString
{
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<char> text;
    private readonly Span<Level> levels;
    private int depth;
    private int position;

    private InterpolatedString(ReadOnlySpan<char> text, int start, Span<Level> levels)
    {
        this.text = text;
        this.levels = levels;
        position = start;
    }

    private enum Place
    {
        PlainText,
        VerbatimText,
        RawLine,
        RawLines,
        Hole,
        Bracket,
    }

    // What surrounds a position: the text of a string, a hole in one, or a bracket in a hole.
    private readonly record struct Level(Place Place, int Dollars = 0, int Quotes = 0, char Closing = '\0');

    /// <summary>Whether a string of this kind begins at a place.</summary>
    public static bool BeginsAt(ReadOnlySpan<char> text, int start) => text[start..] is ['$', '"' or '$' or '@', ..] or ['@', '$', ..];

    /// <summary>Behind the string at a place; null when it is not plainly one.</summary>
    public static int? EndOf(ReadOnlySpan<char> text, int start)
    {
        var walk = new InterpolatedString(text, start, stackalloc Level[MaxDepth]);
        if (!walk.Open()) return null;

        while (walk.depth > 0)
            if (walk.position == text.Length || !walk.Step()) return null;

        return walk.position;
    }

    // Each step goes at least one character on; false in any doubt.
    private bool Step() => levels[depth - 1] switch
    {
        { Place: Place.Hole or Place.Bracket } level => StepInCode(level),
        var level => StepInText(level),
    };

    private bool StepInText(Level level) => text[position] switch
    {
        '"' => Quotes(level),
        '{' => OpeningBraces(level),
        '}' => ClosingBraces(level),
        '\\' when level.Place == Place.PlainText => Escape(),
        var character when Characters.IsLineBreak(character) => LineBreak(level),
        _ => Skip(1),
    };

    private bool StepInCode(Level level) => text[position] switch
    {
        '#' or '\\' => false,
        '"' or '\'' => SkipTo(TextLiteral.EndOf(text, position)),
        '$' => Open(),
        '@' => BeginsAt(text, position) ? Open() : Verbatim(),
        '/' => Comment.BeginsAt(text, position) ? SkipTo(Comment.EndOf(text, position)) : Skip(1),
        '(' => Enter(new Level(Place.Bracket, Closing: ')')),
        '[' => Enter(new Level(Place.Bracket, Closing: ']')),
        '{' => Enter(new Level(Place.Bracket, Closing: '}')),
        '}' when level.Place == Place.Hole => LeaveHole(),
        ':' when level.Place == Place.Hole => Format(levels[depth - 2]),
        ')' or ']' or '}' => text[position] == level.Closing && Leave(1),
        _ => Skip(1),
    };

    private bool Open()
    {
        if (text[position..] is ['$', '@', '"', ..] or ['@', '$', '"', ..]) return Skip(3) && Enter(new Level(Place.VerbatimText, 1, 1), 0);

        var dollars = Characters.RunOf('$', text, position);
        var quotes = dollars == 0 ? 0 : Characters.RunOf('"', text, position + dollars);
        position += dollars + quotes;
        return quotes switch
        {
            1 => dollars == 1 && Enter(new Level(Place.PlainText, 1, 1), 0),
            2 => dollars == 1,
            >= 3 => OpenRaw(dollars, quotes),
            _ => false,
        };
    }

    private bool OpenRaw(int dollars, int quotes)
    {
        var content = Characters.EndOfWhiteSpace(text, position);
        if (content == text.Length) return false;
        if (!Characters.IsLineBreak(text[content])) return Enter(new Level(Place.RawLine, dollars, quotes), 0);

        position = Characters.EndOfLineBreak(text, content);
        return Characters.RunOf('"', text, Characters.EndOfWhiteSpace(text, position)) < quotes && Enter(new Level(Place.RawLines, dollars, quotes), 0);
    }

    private bool Quotes(Level level) => level.Place switch
    {
        Place.PlainText => Leave(1),
        Place.VerbatimText => IsDoubled() ? Skip(2) : Leave(1),
        _ => Characters.RunOf('"', text, position) is var run && (run < level.Quotes ? Skip(run) : run == level.Quotes && level.Place == Place.RawLine && Leave(run)),
    };

    private bool OpeningBraces(Level level)
    {
        if (level.Place is Place.PlainText or Place.VerbatimText) return IsDoubled() ? Skip(2) : Enter(new Level(Place.Hole));

        var run = Characters.RunOf('{', text, position);
        return run < level.Dollars ? Skip(run) : run < 2 * level.Dollars && Enter(new Level(Place.Hole), run);
    }

    private bool ClosingBraces(Level level)
    {
        if (level.Place is Place.PlainText or Place.VerbatimText) return IsDoubled() && Skip(2);

        var run = Characters.RunOf('}', text, position);
        return run < level.Dollars && Skip(run);
    }

    private readonly bool IsDoubled() => position + 1 < text.Length && text[position + 1] == text[position];

    // A brace is doubled to be text, never escaped.
    private bool Escape() => TextLiteral.Escape(text, position) is (var end, not '{' and not '}') && SkipTo(end);

    private bool LineBreak(Level level)
    {
        if (level.Place == Place.VerbatimText) return Skip(1);
        if (level.Place != Place.RawLines) return false;

        position = Characters.EndOfLineBreak(text, position);
        var content = Characters.EndOfWhiteSpace(text, position);
        var run = Characters.RunOf('"', text, content);
        if (run < level.Quotes) return true;

        position = content;
        return run == level.Quotes && Leave(run);
    }

    private bool Verbatim() => text[position..] switch
    {
        ['@', '"', ..] => SkipTo(TextLiteral.EndOfVerbatim(text, position + 2)),
        ['@', '@', ..] => false,
        _ => Skip(1),
    };

    private bool LeaveHole()
    {
        var dollars = levels[depth - 2].Dollars;
        return Characters.RunOf('}', text, position) >= dollars && Leave(dollars);
    }

    // What a value is written in, up to the end of its hole.
    private bool Format(Level level)
    {
        position++;
        while (position < text.Length && text[position] is not ('"' or '{') && !Characters.IsLineBreak(text[position]))
        {
            if (text[position] == '}') return LeaveHole();
            if (text[position] == '\\' && level.Place == Place.PlainText ? !Escape() : !Skip(1)) return false;
        }

        return false;
    }

    private bool Enter(Level level, int length = 1)
    {
        if (depth == levels.Length) return false;

        levels[depth++] = level;
        return Skip(length);
    }

    private bool Leave(int length)
    {
        depth--;
        return Skip(length);
    }

    private bool Skip(int length)
    {
        position += length;
        return true;
    }

    private bool SkipTo(int? end)
    {
        position = end ?? position;
        return end is not null;
    }
}

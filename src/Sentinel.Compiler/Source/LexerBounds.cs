
namespace Sentinel.Compiler.Source;

/// <summary>What the lexer is spared: it descends for each interpolation, bracket in one and operator of a directive, and looks at no stack.</summary>
internal static class LexerBounds
{
    // At these bounds the lexer was measured to need between 2 and 4 MB of stack; a strategy's thread has 16.
    private const int MaxNearInterpolations = 4_096;
    private const int MaxInDirective = 1_000;

    /// <summary>Refuses a text that could exhaust it.</summary>
    /// <exception cref="StrategyDisqualifiedException">It could.</exception>
    public static void Refuse(ReadOnlySpan<char> text, SourceLines lines)
    {
        if (text.Contains('$') && Nesting(text) > MaxNearInterpolations)
            throw Refusal.TooComplex((1, 1), $"The source has more than {MaxNearInterpolations} brackets and interpolations; shorten it.");

        if (!text.Contains('#')) return;

        foreach (var line in lines.All)
        {
            var characters = text[line.Start..line.End];
            if (characters.Contains('#') && characters.Count('!') + characters.Count('(') > MaxInDirective)
                throw Refusal.TooComplex(lines.At(line.Start), "This line has too many operators; shorten it.");
        }
    }

    private static int Nesting(ReadOnlySpan<char> text) => text.Count('$') + text.Count('(') + text.Count('[') + text.Count('{');
}

using Sentinel.Core.Strategies.Lexing;

namespace Sentinel.Core.Strategies;

/// <summary>Looks for the method that a strategy defines, <c>GenerateSignals</c>, in a text that need not be C#.</summary>
internal static class EntryPointSearch
{
    private const string Name = "GenerateSignals";
    private const string Argument = "Bars";

    // Behind them a name and a bracket are a call, or prose.
    private static readonly HashSet<string> WordsBeforeCalls = ["return", "await", "new", "in", "else", "yield", "call", "calls", "method", "function", "and", "or", "the", "your"];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeCalls = WordsBeforeCalls.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How sure it is that a text defines it: 2 where it takes bars, 1 where something like it stands, otherwise 0.</summary>
    public static int In(ReadOnlySpan<char> text)
    {
        var best = 0;
        for (var start = 0; best < 2 && text[start..].IndexOf(Name, StringComparison.Ordinal) is >= 0 and var distance; start += distance + Name.Length)
            best = Math.Max(best, At(text, start + distance));

        return best;
    }

    private static int At(ReadOnlySpan<char> text, int start)
    {
        var open = Characters.EndOfWhiteSpace(text, start + Name.Length);
        if (open == text.Length || text[open] != '(') return 0;
        if (TakesBars(text[(open + 1)..]) && (start == 0 || !Characters.ContinuesName(text[start - 1]))) return 2;

        return IsBehindType(text[..start]) ? 1 : 0;
    }

    // A definition has a type before the name; a call has a dot, a sign or a word of the language.
    private static bool IsBehindType(ReadOnlySpan<char> before)
    {
        var type = before.TrimEnd(" \t\r\n");
        if (type.Length == before.Length || type.Length == 0) return false;
        if (type[^1] is ']' or '>' or '?') return true;

        var start = type.Length;
        while (start > 0 && Characters.ContinuesName(type[start - 1])) start--;
        return start < type.Length && !BeforeCalls.Contains(type[start..]);
    }

    // The type of the first argument, with or without its namespace.
    private static bool TakesBars(ReadOnlySpan<char> arguments)
    {
        var type = arguments.TrimStart(" \t\r\n");
        if (type.StartsWith("this ", StringComparison.Ordinal)) type = type[5..].TrimStart(' ');

        var end = 0;
        while (end < type.Length && (Characters.ContinuesName(type[end]) || type[end] == '.')) end++;
        var name = type[..end];
        return end < type.Length && Characters.IsWhiteSpace(type[end]) && (name.Equals(Argument, StringComparison.Ordinal) || name.EndsWith($".{Argument}", StringComparison.Ordinal));
    }
}

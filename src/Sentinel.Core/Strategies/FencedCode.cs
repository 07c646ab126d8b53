using Sentinel.Core.Strategies.Lexing;

namespace Sentinel.Core.Strategies;

/// <summary>What the code in one fence declares and uses, as far as its tokens tell; to find out which fences belong together.</summary>
internal sealed class FencedCode
{
    private static readonly HashSet<string> TypeKeywords = ["class", "struct", "record", "interface", "enum"];

    // Behind them a name and a bracket are no declaration.
    private static readonly HashSet<string> NoTypes = ["return", "new", "throw", "await", "else", "in", "is", "as", "case", "yield", "when", "not", "and", "or", "out", "ref", "do", "goto"];

    private readonly List<string> tokens = [];

    private FencedCode(ReadOnlySpan<char> code)
    {
        var scanner = new CodeScanner(code);
        while (scanner.MoveNext()) tokens.Add(scanner.Token.ToString());

        var closing = FindClosingBrackets();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!Characters.StartsName(tokens[i][0])) continue;

            Used.Add(tokens[i]);
            if (DeclaresType(i) || DeclaresMethod(i, closing) || DeclaresConstant(i)) Declared.Add(tokens[i]);
        }
    }

    /// <summary>Names of the types, methods and constants that it declares.</summary>
    public HashSet<string> Declared { get; } = new(StringComparer.Ordinal);

    /// <summary>Every name in it.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>How many braces it opens and does not close, less those that it closes and did not open.</summary>
    public int OpenBraces { get; private set; }

    /// <summary>Whether each of its braces has its counterpart in it.</summary>
    public bool IsBalanced { get; private set; } = true;

    /// <summary>Reads the code of a fence; any text.</summary>
    public static FencedCode Of(ReadOnlySpan<char> code) => new(code);

    private int[] FindClosingBrackets()
    {
        var closing = new int[tokens.Count];
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] == "(") open.Push(i);
            else if (tokens[i] == ")" && open.TryPop(out var start)) closing[start] = i;
            else if (tokens[i] == "{") OpenBraces++;
            else if (tokens[i] == "}") OpenBraces--;
            if (OpenBraces < 0) IsBalanced = false;
        }

        IsBalanced &= OpenBraces == 0;
        return closing;
    }

    private bool DeclaresType(int at) => at > 0 && TypeKeywords.Contains(tokens[at - 1]) && !TypeKeywords.Contains(tokens[at]);

    private bool DeclaresMethod(int at, int[] closing) =>
        at > 0 && at + 1 < tokens.Count && tokens[at + 1] == "(" && IsType(tokens[at - 1])
        && closing[at + 1] is > 0 and var end && end + 1 < tokens.Count && tokens[end + 1] is "{" or "=>" or "where";

    private bool DeclaresConstant(int at) =>
        at > 1 && at + 1 < tokens.Count && tokens[at + 1] == "=" && IsType(tokens[at - 1]) && IsMarked(at);

    private bool IsMarked(int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 8) && tokens[i] is not (";" or "{" or "}"); i--)
            if (tokens[i] is "const" or "readonly" or "static") return true;

        return false;
    }

    private static bool IsType(string token) => token is "]" or ">" or "?" || (Characters.StartsName(token[0]) && !NoTypes.Contains(token));
}

using Sentinel.Core.Strategies.Lexing;

namespace Sentinel.Core.Strategies;

/// <summary>The names by which a code can ask for parameters, as far as its text tells: those that stand in it as texts.</summary>
/// <remarks>In any doubt every name may be asked for: where names are put together, where all parameters are gone through, where the text is no plain C#.</remarks>
public sealed class ParameterNames
{
    private const string TypeName = nameof(Parameters);

    // Whoever has one of these can make a name that stands nowhere, or needs none.
    private static readonly HashSet<string> MakesNames = new(StringComparer.Ordinal)
    {
        "Keys", "Values", "Concat", "Join", "Format", "Split", "Substring", "Replace", "Trim", "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant",
        "ToString", "StringBuilder", "nameof",
    };

    private static readonly HashSet<string> AsksByName = new(StringComparer.Ordinal)
    {
        nameof(Parameters.Get), nameof(Parameters.GetInt), nameof(Parameters.TryGetValue), nameof(Parameters.ContainsKey), nameof(Parameters.Count),
    };

    private readonly List<string>? texts;

    private ParameterNames(List<string>? texts) => this.texts = texts;

    /// <summary>The texts of the code that may be names, each once, as they stand between their quotes; none where that cannot be told.</summary>
    public IReadOnlyList<string> Known => [.. (texts ?? []).Select(text => text.Trim('@', '"')).Where(text => text.Length is > 0 and <= ParameterReads.MaxNameLength).Distinct()];

    /// <summary>What a code tells. Takes any text, in time proportional to its length.</summary>
    public static ParameterNames Of(string strategyCode)
    {
        var source = StrategySource.Parse(strategyCode);
        return new ParameterNames(source.Error is null && ReadTokens(source.Text) is { } tokens && !MayMakeNames(tokens) ? [.. tokens.Where(IsText)] : null);
    }

    /// <summary>Whether the code may ask for a parameter; true as well when that cannot be told.</summary>
    public bool MayHold(string name) => texts is null || texts.Any(text => text.Contains(name, StringComparison.Ordinal));

    private static List<string>? ReadTokens(string code)
    {
        var tokens = new List<string>();
        var scanner = new CodeScanner(code);
        while (scanner.MoveNext()) tokens.Add(scanner.Token.ToString());
        return scanner.IsComplete ? tokens : null;
    }

    private static bool MayMakeNames(List<string> tokens)
    {
        var declared = Enumerable.Range(1, Math.Max(0, tokens.Count - 1)).Where(i => tokens[i - 1] == TypeName && Characters.StartsName(tokens[i][0])).Select(i => tokens[i]).ToList();
        var variables = declared.ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
        {
            var (before, token, after) = (At(tokens, i - 1), tokens[i], At(tokens, i + 1));
            if (MakesNames.Contains(token) || IsMadeText(token)) return true;
            if (IsText(token) && (IsJoin(before) || IsJoin(after))) return true;
            if (token == "string" && before == "new") return true;
            if (before is not (TypeName or ".") && variables.Contains(token) && !IsAskedByName(tokens, i, declared.Count)) return true;
        }

        return false;
    }

    // Where it is handed over there has to be another that takes it; else something takes it that goes through all of it.
    private static bool IsAskedByName(List<string> tokens, int variable, int variables) => At(tokens, variable + 1) switch
    {
        "." => AsksByName.Contains(At(tokens, variable + 2)),
        "[" => true,
        ")" or "," => variables > 1 && At(tokens, variable - 1) is "(" or ",",
        _ => false,
    };

    private static bool IsText(string token) => token[0] == '"' || token.StartsWith("@\"", StringComparison.Ordinal);

    private static bool IsMadeText(string token) => InterpolatedString.BeginsAt(token, 0) || (IsText(token) && token.Contains('\\', StringComparison.Ordinal));

    private static bool IsJoin(string token) => token is "+" or "+=";

    private static string At(List<string> tokens, int index) => index >= 0 && index < tokens.Count ? tokens[index] : "";
}

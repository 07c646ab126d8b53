using Sentinel.Core.Strategies;

namespace Sentinel.Api.Backtests;

/// <summary>What happened to strategy code on its way, where it can be told without compiling.</summary>
internal static class CodeWrapping
{
    /// <summary>A sentence that says what it was and what to send instead; null when nothing is to be seen.</summary>
    public static string? Check(string code) =>
        IsJson(code)
            ? "Is JSON, not C#: send the value of its 'strategy_code' alone, as one JSON text, encoded once."
            : SwallowedCode.Find(code) is { } column
                ? $"Is one line, and the // at column {column} makes a comment of all that follows: send the line ends (in JSON as \\n; curl keeps them with --data-binary), or write /* … */."
                : null;

    // No C# begins like that.
    private static bool IsJson(string code) => code.AsSpan().TrimStart() switch
    {
        ['{', .. var inner] => inner.TrimStart() is ['"', ..],
        ['[', .. var inner] => inner.TrimStart() is ['{' or '"', ..],
        ['"', ..] => true,
        _ => false,
    };
}

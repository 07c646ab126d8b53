using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sentinel.Core.Strategies;

/// <summary>Identity of a strategy's text: comments, layout, fences and the prose around them do not count.</summary>
/// <remarks>
/// Texts that differ in any token have different hashes, and texts of one hash are one program to the compiler. A text of which the tokens
/// are in any doubt is hashed as it stands: it is like no other text but itself.
/// </remarks>
public static class CodeHash
{
    /// <summary>SHA-256 of the normalised source in lower-case hex. Takes any text.</summary>
    public static string Of(string strategyCode)
    {
        var source = StrategySource.Parse(strategyCode);
        if (source.Error is not null) return Sha256($"foreign:{strategyCode}");

        return CodeTokens.Of(source.Text) is { } tokens ? Sha256($"tokens:{tokens}") : Sha256($"text:{source.Text}");
    }

    // Over UTF-16, since UTF-8 has no bytes for half a surrogate pair and would make different texts one.
    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));
}

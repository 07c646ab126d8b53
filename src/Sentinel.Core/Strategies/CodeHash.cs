namespace Sentinel.Core.Strategies;

/// <summary>Identity of a strategy's text: comments, layout and fences do not count.</summary>
public static class CodeHash
{
    /// <summary>SHA-256 of the normalised source in lower-case hex.</summary>
    public static string Of(string strategyCode) => throw new NotImplementedException(strategyCode);
}

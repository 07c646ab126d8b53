namespace Sentinel.Core.Prices;

/// <summary>Names of where prices come from, as they stand in results.</summary>
public static class PriceSource
{
    /// <summary>Of a series without bars.</summary>
    public const string None = "none";

    /// <summary>Made-up bars that stand in until real ones come; a result computed on them says nothing about a market.</summary>
    public const string SyntheticSample = "synthetic-sample";
}

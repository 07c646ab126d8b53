using Sentinel.Core.Prices.Layouts;

namespace Sentinel.Core.Prices.Files;

/// <summary>What a person says of a file that it does not say itself.</summary>
/// <param name="Symbol">The pair whose bars are wanted.</param>
internal sealed record PriceFileTerms(Symbol Symbol)
{
    /// <summary>Which columns hold what; null to find out.</summary>
    public GivenColumns? Columns { get; init; }

    /// <summary>Which number of a date is the day.</summary>
    public DateOrder Dates { get; init; }

    /// <summary>The decimal mark; null to find out.</summary>
    public char? Decimal { get; init; }

    /// <summary>Earlier bars are left out, UTC; null for none.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Bars from this moment on are left out, UTC; null for none.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Which file of a zip is meant; null for the only one.</summary>
    public string? Member { get; init; }
}

namespace Sentinel.Api.Prices;

/// <summary>A wish to have prices brought up to date, as a client sends it.</summary>
internal sealed record PriceRefreshSubmission
{
    /// <summary>A followed symbol. Default all of them.</summary>
    public string? Symbol { get; init; }
}

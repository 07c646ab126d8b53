namespace Sentinel.Api.Prices;

/// <summary>What the routes of prices are made of.</summary>
internal static class PricesSetup
{
    /// <summary>Registers how often a refresh may be asked for.</summary>
    public static IServiceCollection AddPrices(this IServiceCollection services) => services.AddSingleton<RefreshTurns>();
}

using Microsoft.Extensions.Options;

namespace Sentinel.Core.Storage;

/// <summary>The two database files of a data directory.</summary>
internal sealed class SentinelDatabases(IOptions<StorageOptions> options) : IDisposable
{
    /// <summary>Strategies, backtests and their outcomes.</summary>
    public SqliteDatabase StrategyResults { get; } = DatabaseOf(options.Value, StoreNames.Results, "StrategyResults");

    /// <summary>Hourly bars.</summary>
    public SqliteDatabase PriceData { get; } = DatabaseOf(options.Value, StoreNames.Prices, "PriceData");

    public void Dispose()
    {
        StrategyResults.Dispose();
        PriceData.Dispose();
    }

    private static SqliteDatabase DatabaseOf(StorageOptions options, string fileName, string migrations) =>
        new(Path.Combine(options.DataDirectory, fileName), Migration.LoadAll(migrations), options.LockTimeout, options.Access);
}

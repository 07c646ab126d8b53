namespace Sentinel.Core.Storage;

/// <summary>The databases of a data directory, by file and in words.</summary>
internal static class StoreNames
{
    /// <summary>File of strategies, backtests and their outcomes.</summary>
    public const string Results = "strategy_results.db";

    /// <summary>File of hourly bars.</summary>
    public const string Prices = "price_data.db";

    /// <summary>What a file is called in a sentence.</summary>
    public static string Of(string file) => Path.GetFileName(file) switch
    {
        Results => "the results file",
        Prices => "the prices file",
        _ => "it",
    };
}

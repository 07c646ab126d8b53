using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Strategies.Indicators;

/// <summary>Every indicator under the name of its column in the golden files.</summary>
internal static class KnownIndicators
{
    public static IReadOnlyDictionary<string, Func<Bars, Series>> ByColumn { get; } = new Dictionary<string, Func<Bars, Series>>
    {
        ["sma_20"] = bars => bars.Close.Sma(20),
        ["sma_50"] = bars => bars.Close.Sma(50),
        ["ema_12"] = bars => bars.Close.Ema(12),
        ["ema_26"] = bars => bars.Close.Ema(26),
        ["wma_20"] = bars => bars.Close.Wma(20),
        ["rsi_14"] = bars => bars.Close.Rsi(),
        ["true_range"] = bars => bars.TrueRange(),
        ["atr_14"] = bars => bars.Atr(),
        ["macd_12_26_9"] = bars => bars.Close.Macd().Line,
        ["macd_signal_12_26_9"] = bars => bars.Close.Macd().Signal,
        ["macd_hist_12_26_9"] = bars => bars.Close.Macd().Histogram,
        ["bb_upper_20_2"] = bars => bars.Close.Bollinger().Upper,
        ["bb_middle_20_2"] = bars => bars.Close.Bollinger().Middle,
        ["bb_lower_20_2"] = bars => bars.Close.Bollinger().Lower,
        ["stoch_k_14_3_3"] = bars => bars.Stochastic().K,
        ["stoch_d_14_3_3"] = bars => bars.Stochastic().D,
        ["plus_di_14"] = bars => bars.Adx().PlusDi,
        ["minus_di_14"] = bars => bars.Adx().MinusDi,
        ["adx_14"] = bars => bars.Adx().Adx,
        ["obv"] = bars => bars.Obv(),
        ["roc_10"] = bars => bars.Close.Roc(),
        ["donchian_upper_20"] = bars => bars.Donchian().Upper,
        ["donchian_lower_20"] = bars => bars.Donchian().Lower,
        ["stddev_20_ddof0"] = bars => bars.Close.StdDev(),
        ["zscore_20_ddof0"] = bars => bars.Close.ZScore(),
        ["vwap_24"] = bars => bars.Vwap(),
    };

    public static TheoryData<string> Columns { get; } = [.. ByColumn.Keys];
}

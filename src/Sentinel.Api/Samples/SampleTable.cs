using System.Globalization;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Samples;

/// <summary>Results of the samples as lines of one table.</summary>
internal static class SampleTable
{
    /// <summary>Header and rows, in columns of equal width.</summary>
    public static IEnumerable<string> Of(IReadOnlyCollection<Backtest> samples)
    {
        var width = samples.Max(sample => sample.Request.Name!.Length);
        return samples.Select(sample => Row(sample, width))
            .Prepend($"{"file".PadRight(width)}  {"verdict",-10}{"return",10}{"sharpe",9}{"drawdown",10}{"trades",8}");
    }

    private static string Row(Backtest sample, int width)
    {
        var file = sample.Request.Name!.PadRight(width);
        if (sample.Outcome is not { } outcome) return $"{file}  {SnakeCase.Of(sample.Status)}";
        if (outcome.Performance is not { } performance) return $"{file}  {SnakeCase.Of(outcome.Verdict),-10}{outcome.Message}";

        var figures = string.Create(
            CultureInfo.InvariantCulture,
            $"{performance.TotalReturn,10:P2}{performance.Sharpe,9:F2}{performance.MaxDrawdown,10:P2}{performance.Trades,8}");
        return $"{file}  {SnakeCase.Of(outcome.Verdict),-10}{figures}";
    }
}

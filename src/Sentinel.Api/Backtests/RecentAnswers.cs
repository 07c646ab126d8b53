using Microsoft.Extensions.Caching.Memory;
using Sentinel.Api.Hosting;
using Sentinel.Api.Intake;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Backtests;

/// <summary>Answers of finished backtests that were asked for lately, so many bytes at most.</summary>
/// <remarks>Whether one is current is for the store to say: any process may change a verdict.</remarks>
internal sealed class RecentAnswers(int maxBytes) : IDisposable
{
    private readonly MemoryCache recent = new(new MemoryCacheOptions { SizeLimit = maxBytes });

    /// <summary>The answer of this state of a backtest; null when it is not at hand.</summary>
    public BacktestAnswer? Find(Guid id, long revision) =>
        recent.Get<BacktestAnswer>(KeyOf(id)) is { } answer && answer.Revision == revision ? answer : null;

    /// <summary>The answer of a backtest; kept for whoever asks next if the backtest is finished.</summary>
    public BacktestAnswer Of(Backtest backtest, PlaceInLine? place = null)
    {
        var answer = BacktestAnswer.Of(backtest, place);
        return answer.IsTerminal
            ? recent.Set(KeyOf(backtest.Id), answer, new MemoryCacheEntryOptions { Size = answer.Json.Length })
            : answer;
    }

    // Links are in the answer as callers write them.
    private static (Guid, string) KeyOf(Guid id) => (id, BasePath.Current);

    /// <inheritdoc/>
    public void Dispose() => recent.Dispose();
}

using System.Globalization;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;

namespace Sentinel.Core.Operations;

/// <summary>What a status gives to worry about.</summary>
internal static class StatusProblems
{
    private const long LongLogBytes = 256L << 20;

    private static readonly TimeSpan Stall = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan OldPrices = TimeSpan.FromHours(3);

    public static IReadOnlyList<StatusProblem> Of(SystemStatus status) =>
        [.. Stores(status), .. Broker(status), .. Work(status), .. Paused(status), .. Gone(status), .. Faults(status), .. Prices(status)];

    private static IEnumerable<StatusProblem> Stores(SystemStatus status)
    {
        foreach (var store in status.Stores.Where(store => !store.Writable))
            yield return new("store_not_writable", $"{store.File} cannot be {(store.Readable ? "written" : "read")}: {store.Cause}.", $"{store.Remedy} {NotUntilThen(store)}");

        foreach (var store in status.Stores.Where(store => store.Exposure is not null))
            yield return new("store_exposed", $"{store.File} is not Sentinel's alone: {store.Exposure}.", $"{store.ExposureRemedy}, or say in Sentinel:Access who may open it.");

        foreach (var store in status.Stores.Where(store => store.LogBytes > LongLogBytes))
            yield return new("long_log", $"The log of {store.File} has {store.LogBytes >> 20} MiB.", "Find the program that keeps a read transaction open; the log is begun anew once it ends.");
    }

    private static string NotUntilThen(StoreStatus store) => store.Content == "prices"
        ? "No bar is stored until then."
        : "Nothing is accepted or stored until then; what was accepted is not lost, and goes on by itself.";

    private static IEnumerable<StatusProblem> Broker(SystemStatus status)
    {
        if (status.Broker.Connected is false)
            yield return new("broker_away", $"The broker {status.Broker.Endpoint} is not connected: {status.Broker.Cause}", "Start it, or correct ConnectionStrings:RabbitMq; what is accepted is stored and sent once it is back.");
    }

    // While their store cannot be written, workers are silent and nothing moves for that reason alone.
    private static IEnumerable<StatusProblem> Work(SystemStatus status) => status.AreWorkersKnown ? [.. Staff(status), .. Stalled(status)] : [];

    private static IEnumerable<StatusProblem> Staff(SystemStatus status)
    {
        var forBacktests = status.Workers.Where(worker => worker.Duty != "prices").ToList();
        if (forBacktests.Count == 0)
            yield return new("no_workers", "There is no worker to run backtests.", "Start Sentinel.Worker with the same data directory and broker; look at the log of the last one for why it ended.");
        else if (forBacktests.All(worker => (worker.WantedRunners ?? worker.Runners) == 0))
            yield return new("no_runners", "No worker has runners, so nothing is begun.", "POST /v1/workers/runners with {\"runners\": 4}.");
    }

    private static IEnumerable<StatusProblem> Stalled(SystemStatus status)
    {
        var going = status.Queues.Where(queue => queue.Paused is null && queue.OldestAt is not null).ToList();
        if (going.Count == 0 || status.Workers.Sum(worker => worker.Runners) == 0) yield break;

        var since = going.Min(queue => queue.OldestAt)!.Value;
        if (status.LastActivityAt > since) since = status.LastActivityAt.Value;
        if (status.At - since > Stall)
            yield return new("stalled", $"Nothing was begun or finished for {StatusSummary.Span((status.At - since).TotalSeconds)}, though work waits.", "Look at the workers' logs and at the broker's console: a queue with messages and no consumer, or an error queue that grows.");
    }

    private static IEnumerable<StatusProblem> Paused(SystemStatus status)
    {
        var paused = status.Queues.Where(queue => queue.Paused is not null).ToList();
        if (paused.Count == 0) yield break;

        var waiting = paused.Sum(queue => queue.Waiting);
        var names = string.Join(", ", paused.Select(queue => queue.Name));
        if (paused.Count == status.Queues.Count)
            yield return new("all_paused", $"Every queue is paused; {waiting} wait.", "POST /v1/queues/backtests/resume, and likewise sweeps and prices.");
        else
            yield return new("paused", $"Paused: {names}; {waiting} wait there.", $"POST /v1/queues/{paused[0].Name}/resume when the reason is gone.");
    }

    private static IEnumerable<StatusProblem> Gone(SystemStatus status) => (status.AreWorkersKnown ? status.GoneWorkers : []).Select(worker => new StatusProblem(
        "worker_gone",
        $"Worker {worker.Id} fell silent at {worker.SeenAt.UtcDateTime:HH:mm:ss} UTC without taking leave.",
        "Look whether its process was killed or its machine is gone; what it had taken is run by another worker."));

    private static IEnumerable<StatusProblem> Faults(SystemStatus status)
    {
        if (status.Faulted > 0)
            yield return new("faults", $"{StatusSummary.Counted(status.Faulted, "backtest")} parked as faults.", "GET /v1/faults says why; remove the cause, then POST /v1/faults/requeue.");
    }

    private static IEnumerable<StatusProblem> Prices(SystemStatus status)
    {
        if (status.Prices.Count == 0 && status.IsReadable("prices"))
            yield return new("no_prices", "No bars are stored: backtests wait for prices.", "Let a worker reach the exchange, or import a file: prices import FILE.csv.");

        foreach (var symbol in status.Prices)
        {
            if (symbol.Source == PriceSource.SyntheticSample)
                yield return new("made_up_prices", $"{symbol.Symbol}: made-up prices stand in for real ones.", "Let a worker reach the exchange, or import a file: prices import FILE.csv.");
            else if (symbol.IsAhead(status.At))
                yield return new("future_prices", $"{symbol.Symbol}: the newest bar is of {Time(symbol.Last)} UTC, which has not ended.", $"Take out what is no bar: prices delete --symbol {symbol.Symbol} --from {Hour(status.At)} --to {Hour(symbol.Last.AddHours(1))}.");
            else if (status.At - symbol.Last > OldPrices)
                yield return new("old_prices", $"{symbol.Symbol}: the newest bar is of {Time(symbol.Last)} UTC.", "Look in the worker's log why prices were not refreshed, and whether the queue prices is paused.");

            if (symbol.MissingHours > symbol.Bars)
                yield return new("mostly_filled", $"{symbol.Symbol}: {symbol.MissingHours} of {symbol.Bars + symbol.MissingHours} hours have no bar, so backtests see more filled bars than real ones.", "Look whether these are hourly bars (prices export); take out what is none with prices delete, and import or refresh the missing hours.");
            else if (symbol.MissingPart > BacktestData.FilledLimit)
                yield return new("missing_hours", string.Create(CultureInfo.InvariantCulture, $"{symbol.Symbol}: {symbol.MissingHours} of {symbol.Bars + symbol.MissingHours} hours have no bar ({symbol.MissingPart:P1})."), "prices refresh asks for them again, some each day; or import them from a file.");
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Hour(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH':00:00Z'", CultureInfo.InvariantCulture);
}

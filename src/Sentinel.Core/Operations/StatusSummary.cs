using System.Globalization;

namespace Sentinel.Core.Operations;

/// <summary>A status as the one line that is read first.</summary>
internal static class StatusSummary
{
    public static string Of(SystemStatus status) => $"{Work(status)}{Sweeps(status)}; {Staff(status)}; {Rate(status)}. {Problems(status.Problems)}";

    private static string Work(SystemStatus status)
    {
        if (!status.IsReadable("results")) return "What waits cannot be read";
        if (status.Waiting + status.Running == 0) return "No backtest waits";

        var oldest = status.Backtests.Max(queue => queue.OldestSeconds) is { } seconds ? $" (the oldest for {Span(seconds)})" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{status.Waiting:N0} waiting{oldest}, {status.Running:N0} running");
    }

    private static string Sweeps(SystemStatus status) =>
        status.Queues.FirstOrDefault(queue => queue.Name == WorkQueue.Sweeps.Name) is { } sweeps && sweeps.Waiting + sweeps.Running > 0
            ? $", {Counted(sweeps.Waiting + sweeps.Running, "sweep")}"
            : "";

    private static string Staff(SystemStatus status)
    {
        var (workers, runners) = (status.Workers.Count, status.Workers.Sum(worker => worker.Runners));
        if (workers == 0 && !status.AreWorkersKnown) return "workers cannot say whether they are there";
        return workers == 0 ? "no worker" : $"{Counted(runners, "runner")} of {Counted(workers, "worker")}";
    }

    private static string Rate(SystemStatus status)
    {
        var eta = status.DrainSeconds is > 0 and { } seconds ? $", done in about {Span(seconds)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{status.Rates.FinishedPerSecond:0.#} finished a second{eta}");
    }

    private static string Problems(IReadOnlyList<StatusProblem> problems) => problems switch
    {
        [] => "All is well.",
        [var only] => $"1 problem: {only.Cause}",
        [var first, ..] => $"{problems.Count} problems, first: {first.Cause}",
    };

    internal static string Span(double seconds) => seconds switch
    {
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 7_200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600:0.#} h"),
    };

    internal static string Counted(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}

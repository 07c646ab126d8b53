using System.Runtime.Versioning;
using Sentinel.Core.Operations;
using Sentinel.Core.Prices;
using Sentinel.Core.Tests.Storage;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Operations;

public sealed class StatusReaderTests : StorageTest
{
    private static readonly BrokerStatus Broker = new("in_memory", null, true, null, null);

    [Fact]
    public async Task What_waits_and_runs_is_counted_by_queue_with_the_age_of_the_oldest()
    {
        await Accept("a");
        Time.Now += TimeSpan.FromSeconds(30);
        var running = await Accept("b");
        await Accept("c");
        await Backtests.MarkRunning(running, Time.Now, default);
        Time.Now += TimeSpan.FromSeconds(10);

        var status = await Storage.Status.Read(Broker, default);

        var normal = Assert.Single(status.Queues, queue => queue.Name == "backtests.normal");
        Assert.Equal(new QueueStatus("backtests.normal", 2, 1, Time.Now - TimeSpan.FromSeconds(40), 40, null), normal);
        Assert.Equal(3, status.Unfinished);
        Assert.StartsWith("2 waiting (the oldest for 40 s), 1 running; no worker; ", status.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rates_are_those_of_the_last_minute()
    {
        await Accept("long ago");
        Time.Now += TimeSpan.FromMinutes(2);
        var (good, bad) = (await Accept("a"), await Accept("b"));
        await Finish(good, Outcomes.Success());
        await Finish(bad, Outcomes.Disqualified());

        var rates = (await Storage.Status.Read(Broker, default)).Rates;

        Assert.Equal((0.03, 0.03), (rates.AcceptedPerSecond, rates.FinishedPerSecond));
        Assert.Equal(new Dictionary<string, int> { ["compile_error"] = 1, ["good"] = 1 }, rates.FinishedInLastMinute);
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public async Task A_directory_in_which_others_may_replace_the_databases_is_a_problem_that_names_its_remedy()
    {
        await Accept("a");
        File.SetUnixFileMode(Folder.Path, (UnixFileMode)0b111_111_111);

        var problems = (await Storage.Status.Read(Broker, default)).Problems.Where(problem => problem.Code == "store_exposed").ToList();

        Assert.Equal(2, problems.Count); // one for each database
        Assert.All(problems, problem => Assert.StartsWith($"chmod 700 {Folder.Path}, or say in Sentinel:Access", problem.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Work_that_nobody_does_is_a_problem_that_names_its_remedy()
    {
        await Accept("a");

        var problem = Assert.Single((await Storage.Status.Read(Broker, default)).Problems, problem => problem.Code == "no_workers");

        Assert.Contains("Start Sentinel.Worker", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, "no_runners")]
    [InlineData(1, 4, "")]
    [InlineData(3, 4, "stalled")]
    public async Task Work_that_waits_for_longer_than_two_minutes_while_there_are_runners_has_stalled(int minutes, int runners, string expected)
    {
        await Accept("a");
        Time.Now += TimeSpan.FromMinutes(minutes);
        await Report("a", runners);

        var status = await Storage.Status.Read(Broker, default);

        Assert.Equal(expected, string.Join(' ', CodesBesidePrices(status)));
    }

    [Fact]
    public async Task What_is_paused_has_not_stalled()
    {
        await Accept("a");
        await Storage.Queues.Pause(WorkQueue.All, null, null, default);
        Time.Now += TimeSpan.FromMinutes(5);
        await Report("a", runners: 4);

        var status = await Storage.Status.Read(Broker, default);

        Assert.Equal(["all_paused"], CodesBesidePrices(status));
    }

    [Fact]
    public async Task A_worker_that_fell_silent_is_not_counted_and_is_a_problem()
    {
        await Report("silent", runners: 4);
        Time.Now += TimeSpan.FromSeconds(16);
        await Report("alive", runners: 2);

        var status = await Storage.Status.Read(Broker, default);

        Assert.Equal(("alive", "silent"), (Assert.Single(status.Workers).Id, Assert.Single(status.GoneWorkers).Id));
        Assert.Contains("2 runners of 1 worker", status.Summary, StringComparison.Ordinal);
        Assert.Equal(["worker_gone"], CodesBesidePrices(status));
    }

    [Fact]
    public async Task A_database_that_another_program_holds_locked_is_said_to_be_so_within_a_second()
    {
        await Accept("a");
        using var other = OpenResults();
        using var command = other.CreateCommand();
        command.CommandText = "begin immediate";
        command.ExecuteNonQuery();

        var status = await Storage.Status.Read(Broker, default);

        Assert.False(Assert.Single(status.Stores, store => store.File == "strategy_results.db").Writable);
        Assert.Equal("store_not_writable", status.Problems[0].Code);
        Assert.StartsWith("strategy_results.db cannot be written: the results file is locked by another program", status.Problems[0].Cause, StringComparison.Ordinal);
        Assert.Contains("Find the process", status.Problems[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_that_cannot_say_that_they_are_there_are_not_taken_for_missing()
    {
        await Accept("a");
        await Report("silent", runners: 4);
        Time.Now += TimeSpan.FromMinutes(5);
        using var other = OpenResults();
        using var command = other.CreateCommand();
        command.CommandText = "begin immediate";
        command.ExecuteNonQuery();

        var status = await Storage.Status.Read(Broker, default);

        Assert.Equal(["store_not_writable"], CodesBesidePrices(status));
        Assert.Contains("workers cannot say whether they are there", status.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_is_said_to_be_so_instead_of_the_work_in_it()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.Of("strategy_results.db"), "this is a note about strategies, not a database; it is longer than a header");
        using var storage = new TempStorage(folder);
        await storage.Prices.List(default);

        var status = await storage.Status.Read(Broker, default);

        Assert.Equal("strategy_results.db cannot be read: the results file is not an SQLite database.", status.Problems[0].Cause);
        Assert.Equal(["store_not_writable"], CodesBesidePrices(status));
        Assert.StartsWith("What waits cannot be read; ", status.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prices_that_cannot_be_read_are_not_taken_for_missing()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.Of("price_data.db"), "this is a note about prices, not a database; it is longer than a header, as it must be here");
        using var storage = new TempStorage(folder);

        var problems = (await storage.Status.Read(Broker, default)).Problems;

        Assert.Equal(["store_not_writable", "no_workers"], problems.Select(problem => problem.Code));
        Assert.Equal("price_data.db cannot be read: the prices file is not an SQLite database.", problems[0].Cause);
    }

    [Fact]
    public async Task A_broker_that_is_away_is_a_problem_with_its_cause()
    {
        var away = new BrokerStatus("rabbitmq", "host:5672", false, null, "Connection refused");

        var problem = Assert.Single((await Storage.Status.Read(away, default)).Problems, problem => problem.Code == "broker_away");

        Assert.Contains("Connection refused", problem.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 10, "")]
    [InlineData(0, 10, "missing_hours", 3)]
    [InlineData(0, 10, "mostly_filled", 30)]
    [InlineData(1, 10, "future_prices")]
    [InlineData(24 * 365, 10, "future_prices mostly_filled", 24 * 365)]
    [InlineData(-8, 10, "old_prices")]
    public async Task Prices_to_worry_about_are_problems(int hoursAhead, int bars, string expected, int missing = 0)
    {
        var last = new DateTimeOffset(Time.Now.UtcTicks - (Time.Now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddHours(hoursAhead - 1);
        var times = Enumerable.Range(1, bars - 1).Select(hour => last.AddHours(-missing - hour)).Append(last);
        await Prices.Upsert(Symbol.BtcUsd, "csv", [.. times.Select(time => new Bar(time, 10, 12, 9, 11, 5))], default);
        await Report("a", runners: 4);

        var problems = (await Storage.Status.Read(Broker, default)).Problems;

        Assert.Equal(expected, string.Join(' ', problems.Select(problem => problem.Code)));
        Assert.All(problems, problem => Assert.Contains("BTC-USD", problem.Cause, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_remedy_for_a_bar_that_has_not_ended_is_the_command_that_takes_it_out()
    {
        await Prices.Upsert(Symbol.BtcUsd, "csv", [new Bar(new DateTimeOffset(2042, 3, 30, 0, 0, 0, TimeSpan.Zero), 10, 12, 9, 11, 5)], default);

        var problem = Assert.Single((await Storage.Status.Read(Broker, default)).Problems, problem => problem.Code == "future_prices");

        Assert.EndsWith(" --to 2042-03-30T01:00:00Z.", problem.Remedy, StringComparison.Ordinal);
        Assert.Contains("prices delete --symbol BTC-USD --from ", problem.Remedy, StringComparison.Ordinal);
    }

    private static IEnumerable<string> CodesBesidePrices(SystemStatus status) =>
        status.Problems.Select(problem => problem.Code).Where(code => code != "no_prices");

    private async Task Finish(Guid id, Core.Backtests.BacktestOutcome outcome)
    {
        await Backtests.MarkRunning(id, Time.Now, default);
        await Backtests.KeepFirstOutcome(id, outcome with { FinishedAt = Time.Now }, default);
    }

    private Task<int?> Report(string id, int runners) => Storage.Workers.Report(
        new WorkerReport
        {
            Id = id,
            Host = "here",
            ProcessId = 1,
            Version = "1.2.3",
            Duty = "all",
            StartedAt = Time.Now,
            SeenAt = Time.Now,
            Runners = runners,
            Activity = [],
        },
        default);
}

using System.Net;
using System.Text.Json;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>The hostile and honest programs of the sandbox's tests, posted as anybody could post them.</summary>
/// <remarks>After all other tests: a program that is short of processors meets the clock before what it must end as.</remarks>
[Collection(Unaccompanied.Name)]
public sealed class ContainmentTests(ContainmentTests.Deployments deployments) : IClassFixture<ContainmentTests.Deployments>
{
    private const string Probe = "samples/strategies/sma_24_72_long_flat.cs";

    private static readonly IReadOnlyList<string> Hostile = [.. StrategyFile.NamesIn("Hostile")];

    // Who goes on until the clock stops him meets a fast clock; the others must end before a slow machine's clock does.
    [Theory]
    [InlineData(DeploymentKind.Embedded, "00:00:03", true)]
    [InlineData(DeploymentKind.Embedded, "00:00:30", false)]
    [InlineData(DeploymentKind.Broker, "00:00:03", true)]
    [InlineData(DeploymentKind.Broker, "00:00:30", false)]
    public async Task Every_hostile_program_is_stored_as_it_must_end_and_an_honest_one_keeps_its_figures(DeploymentKind kind, string wallTime, bool meetsTheClock)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        var deployment = await deployments.Of(kind, wallTime, deadline.Token);
        var before = CountFinished(deployment);
        var figures = Figures.Of(await deployment.Finished(await PostProbe(deployment, deadline.Token), deadline.Token));
        var hostile = new List<(string Name, Guid Id)>();
        var probes = new List<(string Name, Guid Id)>();

        foreach (var group in Hostile.Where(name => IsStorable(name) && MeetsTheClock(name) == meetsTheClock).GroupBy(name => name.Split('_')[0]))
        {
            foreach (var name in group) hostile.Add((name, await Post(deployment, StrategyFile.Read("Hostile", name), deadline.Token)));
            probes.Add((group.Key, await PostProbe(deployment, deadline.Token)));
        }

        Assert.All(await Finished(deployment, hostile, deadline.Token), AssertEnding);
        Assert.All(await Finished(deployment, probes, deadline.Token), probe => Assert.Equal((probe.Name, figures), (probe.Name, Figures.Of(probe.Backtest))));
        Assert.Equal(before + 1 + hostile.Count + probes.Count, CountFinished(deployment));
    }

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task A_source_beyond_the_limit_is_refused_before_it_is_stored(DeploymentKind kind)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var deployment = await deployments.Of(kind, "00:00:30", deadline.Token);
        var before = CountFinished(deployment);

        var refused = new List<bool>();
        foreach (var name in Hostile.Where(name => !IsStorable(name))) refused.Add(await IsRefused(deployment.Client, StrategyFile.Read("Hostile", name), deadline.Token));

        Assert.NotEmpty(refused);
        Assert.DoesNotContain(false, refused);
        Assert.Equal(before, CountFinished(deployment));
    }

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task No_honest_program_is_refused(DeploymentKind kind)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var deployment = await deployments.Of(kind, "00:00:30", deadline.Token);
        var posted = new List<(string Name, Guid Id)>();

        foreach (var name in StrategyFile.NamesIn("Honest"))
            posted.Add((name, await Post(deployment, StrategyFile.Read("Honest", name), deadline.Token)));

        Assert.All(await Finished(deployment, posted, deadline.Token), AssertVerdict);
    }

    private static bool IsStorable(string name) => StrategySource.Check(StrategyFile.Read("Hostile", name)) is null;

    private static bool MeetsTheClock(string name) =>
        StrategyFile.EndingsOf(StrategyFile.Read("Hostile", name)).Contains(DisqualificationReason.TimeLimit);

    private static void AssertEnding((string Name, JsonElement Backtest) program)
    {
        var (name, backtest) = program;
        var allowed = StrategyFile.EndingsOf(StrategyFile.Read("Hostile", name)).Select(reason => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{reason}"));
        Assert.Equal((name, "error"), (name, backtest.GetProperty("status").GetString()));
        Assert.True(allowed.Contains(backtest.GetProperty("reason_code").GetString()), $"{name}: {backtest}");
    }

    // Two texts that trade alike both run; the later one is called a duplicate.
    private static void AssertVerdict((string Name, JsonElement Backtest) program)
    {
        var (name, backtest) = program;
        Assert.True(backtest.GetProperty("status").GetString() is "success" or "duplicate", $"{name}: {backtest}");
        Assert.Equal(2160, backtest.GetProperty("performance").GetProperty("bars").GetInt32());
    }

    private static long CountFinished(Deployment deployment) => new StoredBacktests(deployment.DataDirectory).CountFinished();

    private static async Task<bool> IsRefused(SentinelClient client, string code, CancellationToken deadline)
    {
        try
        {
            return (await client.Submit(new { strategy_code = code }, deadline)).Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge;
        }
        catch (HttpRequestException)
        {
            return true; // a body that is far too long is not read to its end, and the answer to it may be lost with the connection
        }
    }

    private static async Task<IReadOnlyList<(string Name, JsonElement Backtest)>> Finished(
        Deployment deployment, IEnumerable<(string Name, Guid Id)> posted, CancellationToken deadline)
    {
        var finished = new List<(string Name, JsonElement Backtest)>();
        foreach (var (name, id) in posted) finished.Add((name, await deployment.Finished(id, deadline)));
        return finished;
    }

    private static Task<Guid> Post(Deployment deployment, string code, CancellationToken deadline) =>
        deployment.Client.Post(new { strategy_code = code, rerun = true }, deadline);

    private static async Task<Guid> PostProbe(Deployment deployment, CancellationToken deadline) =>
        await Post(deployment, await File.ReadAllTextAsync(RepositoryFolder.Find(Probe), deadline), deadline);

    /// <summary>Each is started by the first test that asks for it, and serves the others too: no program may break it.</summary>
    public sealed class Deployments : IAsyncLifetime
    {
        private readonly Dictionary<(DeploymentKind Kind, string WallTime), Deployment> started = [];

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            foreach (var deployment in started.Values) await deployment.DisposeAsync();
        }

        internal async Task<Deployment> Of(DeploymentKind kind, string wallTime, CancellationToken deadline)
        {
            if (!started.ContainsKey((kind, wallTime))) await Start(kind, wallTime, deadline);
            return started[(kind, wallTime)];
        }

        private async Task Start(DeploymentKind kind, string wallTime, CancellationToken deadline)
        {
            var deployment = started[(kind, wallTime)] = await Deployment.Create(kind);
            deployment.Set("Sandbox__WallTime", wallTime);
            deployment.Set("Sandbox__Runners", "4");
            await deployment.ImportPrices(PriceHistory.Synthetic.Csv, deadline);
            await deployment.Start(deadline);
        }
    }
}

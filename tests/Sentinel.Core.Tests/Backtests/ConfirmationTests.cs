using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Core.Tests.Backtesting;
using Sentinel.Core.Verdicts;
using Xunit;

namespace Sentinel.Core.Tests.Backtests;

public sealed class ConfirmationTests
{
    private static readonly PriceSeries Prices = Market.Random(seed: 1, bars: 4);
    private static readonly StrategyOutcome.Completed First = new(new double[4]);
    private static readonly StrategyOutcome.Disqualified Objection = new(DisqualificationReason.Nondeterministic, "Not so.", []);

    [Theory]
    [InlineData(Verdict.Poor)]
    [InlineData(Verdict.Average)]
    [InlineData(Verdict.Good)]
    [InlineData(Verdict.Excellent)]
    public async Task Whatever_is_not_rejected_is_run_in_another_process_which_may_object(Verdict verdict)
    {
        var confirmation = new Confirmation(new FixedOutcome(First, Objection), new ConfirmationOptions { Rejects = 0 });

        Assert.Same(Objection, await confirmation.Objection(Run(0), First, verdict, CancellationToken.None));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.02, 20, 60)]
    [InlineData(0.5, 900, 1_100)]
    [InlineData(1, 2_000, 2_000)]
    public async Task Of_what_is_rejected_a_share_is(double share, int least, int most) =>
        Assert.InRange((await Picked(share, seed: 1)).Count, least, most);

    [Fact]
    public async Task The_seed_alone_says_which_whatever_the_order()
    {
        var picked = await Picked(0.1, seed: 1);

        Assert.Equal(picked, (await Picked(0.1, seed: 1, backwards: true)).AsEnumerable().Reverse());
        Assert.NotEqual(picked, await Picked(0.1, seed: 2));
    }

    [Fact]
    public async Task Points_of_a_sweep_are_picked_one_by_one()
    {
        var runner = new FixedOutcome(First);
        var confirmation = new Confirmation(runner, new ConfirmationOptions { Rejects = 0.5 });

        for (var i = 0; i < 100; i++)
            await confirmation.Objection(Run(0) with { Parameters = new([KeyValuePair.Create("a", i / 10.0)]) }, First, Verdict.Reject, CancellationToken.None);

        Assert.InRange(runner.Confirmed.Count, 30, 70);
    }

    [Theory]
    [InlineData("-0.1")]
    [InlineData("1.1")]
    [InlineData("NaN")]
    public void A_share_out_of_range_stops_the_start(string share)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Start("Confirmation:Rejects", share));

        Assert.Contains("Rejects", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_key_stops_the_start() => Assert.Throws<InvalidOperationException>(() => Start("Confirmation:Reject", "0.1"));

    private static void Start(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddBacktestPipeline().BuildServiceProvider();

        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static async Task<List<string>> Picked(double share, int seed, bool backwards = false)
    {
        var runner = new FixedOutcome(First);
        var confirmation = new Confirmation(runner, new ConfirmationOptions { Rejects = share, Seed = seed });
        var runs = Enumerable.Range(0, 2_000).Select(Run);
        foreach (var run in backwards ? runs.Reverse() : runs) await confirmation.Objection(run, First, Verdict.Reject, CancellationToken.None);
        return [.. runner.Confirmed.Select(run => run.StrategyCode)];
    }

    private static StrategyRun Run(int number) => new($"strategy {number}", Prices, Parameters.None);
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sentinel.Core.Backtests;
using Sentinel.Core.Verdicts;
using Xunit;

namespace Sentinel.Core.Tests.Verdicts;

public sealed class VerdictOptionsTests
{
    [Fact]
    public void Without_settings_the_defaults_count() => Assert.Equal(new VerdictOptions(), Start());

    [Fact]
    public void One_limit_can_be_set_alone()
    {
        var options = Start(("Verdict:Sharpe:Excellent", "3"), ("Verdict:BestBehindBenchmark", "average"));

        Assert.Equal(new VerdictOptions().Sharpe with { Excellent = 3 }, options.Sharpe);
        Assert.Equal(Verdict.Average, options.BestBehindBenchmark);
    }

    [Theory]
    [InlineData("Verdict:Sharp:Excellent", "3")]
    [InlineData("Verdict:Sharpe:Excelent", "3")]
    public void A_misspelt_key_stops_the_start(string key, string value) =>
        Assert.Throws<InvalidOperationException>(() => Start((key, value)));

    [Theory]
    [InlineData("Verdict:Sharpe:Excellent", "1.4", "Sharpe")]
    [InlineData("Verdict:Sharpe:Poor", "NaN", "Sharpe")]
    [InlineData("Verdict:MaxDrawdown:Poor", "-1.1", "MaxDrawdown")]
    [InlineData("Verdict:MaxDrawdown:Excellent", "0.1", "MaxDrawdown")]
    [InlineData("Verdict:ClosedTrades:Good", "110", "ClosedTrades")]
    [InlineData("Verdict:TotalReturnAbove", "-2", "TotalReturnAbove")]
    [InlineData("Verdict:LeastTradeWeight", "1.5", "LeastTradeWeight")]
    [InlineData("Verdict:LeastTradeWeight", "NaN", "LeastTradeWeight")]
    public void Limits_out_of_range_or_order_stop_the_start_and_are_named(string key, string value, string named)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Start((key, value)));

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    private static VerdictOptions Start(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value))
            .Build();
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddBacktestPipeline()
            .BuildServiceProvider();

        services.GetRequiredService<IStartupValidator>().Validate();
        return services.GetRequiredService<IOptions<VerdictOptions>>().Value;
    }
}

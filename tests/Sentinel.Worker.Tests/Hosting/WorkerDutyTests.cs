using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Hosting;
using Sentinel.Worker.Prices.Sources;
using Xunit;

namespace Sentinel.Worker.Tests.Hosting;

public sealed class WorkerDutyTests
{
    [Theory]
    [InlineData("All", true, true)]
    [InlineData("Backtests", true, false)]
    [InlineData("Prices", false, true)]
    public void A_worker_has_what_its_duty_needs_and_nothing_else(string duty, bool runsStrategies, bool fetchesPrices)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Workers:Duty", duty)]).Build();

        var services = new ServiceCollection().AddWorker(configuration);

        Assert.Equal(runsStrategies, services.Any(service => service.ServiceType == typeof(IStrategyRunner)));
        Assert.Equal(fetchesPrices, services.Any(service => service.ServiceType == typeof(IPriceSource)));
    }
}

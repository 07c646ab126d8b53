using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Dispatch;

public sealed class ClockJumpTests
{
    private const int Jobs = 200;

    [Fact]
    public async Task A_clock_that_jumps_by_an_hour_loses_nothing_and_changes_no_outcome()
    {
        var expected = await Run(new JumpingClock(), _ => Task.CompletedTask);

        var clock = new JumpingClock();
        var outcomes = await Run(clock, async finished =>
        {
            await finished(20);
            clock.Jump(TimeSpan.FromHours(1));
            await finished(80);
            clock.Jump(TimeSpan.FromHours(-2));
            await finished(140);
            clock.Jump(TimeSpan.FromHours(1));
        });

        Assert.Equal(Jobs, expected.Count);
        Assert.Equal(expected, outcomes);
    }

    private static async Task<IReadOnlyList<string>> Run(TimeProvider clock, Func<Func<int, Task>, Task> disturb)
    {
        await using var app = new SentinelApp().With("Dispatch:MaxInFlight", "4");
        using var folder = app.Folder;
        await app.InitializeAsync();
        await using var host = app.WithWebHostBuilder(web => web.ConfigureTestServices(services => services.AddSingleton(clock)));
        using var http = host.CreateClient();
        var items = Enumerable.Range(1, Jobs).Select(bar => new { strategy_code = Strategies.LongFrom(bar) });
        using var response = await http.PostAsJsonAsync("/v1/batches", new { items });
        var receipt = await response.Json();
        var batch = receipt.GetProperty("batch_id").GetGuid();

        await disturb(count => Eventually.Holds(async () => await ShareFinished(http, batch) * Jobs >= count));
        await Eventually.Holds(async () => await ShareFinished(http, batch) == 1);

        var store = host.Services.GetRequiredService<IBacktestStore>();
        return [.. await Task.WhenAll(receipt.GetProperty("items").EnumerateArray().Select(item => Describe(store, item.GetProperty("id").GetGuid())))];
    }

    private static async Task<double> ShareFinished(HttpClient http, Guid batch) =>
        (await http.GetJson($"/v1/batches/{batch}?limit=1")).GetProperty("progress").GetDouble();

    private static async Task<string> Describe(IBacktestStore store, Guid id)
    {
        var backtest = (await store.Find(id, CancellationToken.None))!;
        return $"{backtest.Status} {backtest.Verdict} {backtest.Outcome!.SignalHash} {backtest.Outcome.Data!.Hash} {JsonSerializer.Serialize(backtest.Outcome.Performance)}";
    }
}

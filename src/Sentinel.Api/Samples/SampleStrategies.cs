using Microsoft.Extensions.Options;
using Sentinel.Api.Backtests;
using Sentinel.Api.Hosting;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Samples;

/// <summary>On a first start, runs the sample strategies through the queue like anyone's, and logs what became of them.</summary>
internal sealed class SampleStrategies(
    IBacktestStore backtests,
    BacktestIntake intake,
    FinishWait finish,
    HostingMode hosting,
    IOptions<SamplesOptions> options,
    ILogger<SampleStrategies> log) : BackgroundService
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (options.Value.Enabled && hosting.IsEmbedded && !await backtests.Any(stoppingToken)) await RunAll(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogInformation("Sample strategies that are not finished run at the next start");
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "The sample strategies could not be shown: {Cause} Sentinel works without them", fault.Message);
        }
    }

    private async Task RunAll(CancellationToken stoppingToken)
    {
        if (!Directory.Exists(Folder)) return;

        var files = Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal).ToArray();
        log.LogInformation("First start: running {Count} sample strategies; Samples:Enabled=false skips them", files.Length);

        var results = await Task.WhenAll(files.Select(file => Run(file, stoppingToken)));
        foreach (var line in SampleTable.Of(results)) log.LogInformation("{Line}", line);
    }

    private async Task<Backtest> Run(string file, CancellationToken stoppingToken)
    {
        var code = await File.ReadAllTextAsync(file, stoppingToken);
        var request = new BacktestRequest { StrategyCode = code, Name = Path.GetFileName(file) };

        var (accepted, _) = await intake.Accept(request, rerun: false, key: null, stoppingToken);
        return await finish.For(accepted.Id, options.Value.ShowAfter, stoppingToken) ?? accepted;
    }
}

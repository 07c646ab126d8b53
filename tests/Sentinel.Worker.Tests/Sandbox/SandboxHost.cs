using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox;
using Sentinel.Worker.Tests.Hosting;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>A sandbox as the worker registers it, with real processes, and bars to run strategies over.</summary>
public sealed class SandboxHost : IDisposable
{
    private readonly ServiceProvider services;
    private readonly LogRecord log = new();

    /// <summary>One runner and default limits.</summary>
    public SandboxHost()
        : this(("Runners", "1"))
    {
    }

    private SandboxHost(params (string Name, string Value)[] settings)
        : this(TimeProvider.System, settings)
    {
    }

    private SandboxHost(TimeProvider time, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Sandbox:{setting.Name}", (string?)setting.Value)))
            .Build();
        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton(time)
            .AddSandbox()
            .BuildServiceProvider();
    }

    /// <summary>240 hourly bars from 2025-01-01 on; the close goes 100, 101, 102, 100, 101, 102 and so on.</summary>
    public static PriceSeries Prices { get; } = PricesOf(240);

    /// <summary>What was logged as an error.</summary>
    public IReadOnlyCollection<string> Errors => log.Errors;

    /// <summary>What was logged as a warning.</summary>
    public IReadOnlyCollection<string> Warnings => [.. log.Lines.Where(line => line.StartsWith(nameof(LogLevel.Warning), StringComparison.Ordinal))];

    /// <summary>What the first runner said of itself; null until one has started.</summary>
    public IsolationReport? Isolation => services.GetRequiredService<IsolationStatus>().Report;

    internal RunnerPool Pool => services.GetRequiredService<RunnerPool>();

    /// <summary>A sandbox with other limits.</summary>
    public static SandboxHost With(params (string Name, string Value)[] settings) => new(settings);

    /// <summary>A sandbox with other limits and another clock.</summary>
    public static SandboxHost With(TimeProvider time, params (string Name, string Value)[] settings) => new(time, settings);

    /// <summary>Hourly bars, as many as asked for.</summary>
    public static PriceSeries PricesOf(int count) => PriceSeries.Of(
        Symbol.BtcUsd,
        "test",
        [.. Enumerable.Range(0, count).Select(i =>
            new Bar(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(i), 100, 103, 99, 100 + (i % 3), 1 + i))]);

    /// <summary>Runs a strategy over <see cref="Prices"/>.</summary>
    public Task<StrategyOutcome> Run(string code, params (string Name, double Value)[] parameters)
    {
        var numbers = new Parameters(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
        return Run(new StrategyRun(code, Prices, numbers), CancellationToken.None);
    }

    /// <summary>Runs a strategy.</summary>
    public Task<StrategyOutcome> Run(StrategyRun run, CancellationToken cancellationToken) =>
        services.GetRequiredService<IStrategyRunner>().Run(run, cancellationToken);

    /// <summary>Runs a strategy that has to complete, and again in another process.</summary>
    public async Task<StrategyOutcome.Disqualified?> Confirmation(string code, CancellationToken cancellationToken = default)
    {
        var run = new StrategyRun(code, Prices, Parameters.None);
        var first = Assert.IsType<StrategyOutcome.Completed>(await Run(run, cancellationToken));
        return await Confirm(run, first, cancellationToken);
    }

    /// <summary>Runs a strategy in another process than before.</summary>
    public Task<StrategyOutcome.Disqualified?> Confirm(StrategyRun run, StrategyOutcome.Completed first, CancellationToken cancellationToken) =>
        services.GetRequiredService<IStrategyRunner>().Confirm(run, first, cancellationToken);

    /// <summary>The targets of a strategy that has to complete.</summary>
    public async Task<double[]> Targets(string code, params (string Name, double Value)[] parameters)
    {
        var outcome = await Run(code, parameters);
        var problem = outcome is StrategyOutcome.Disqualified disqualified
            ? $"{disqualified.Reason}: {disqualified.Message}\n{string.Join('\n', disqualified.Errors)}"
            : null;
        Assert.Null(problem);
        return Assert.IsType<StrategyOutcome.Completed>(outcome).Targets;
    }

    /// <summary>The disqualification of a strategy that has to fail.</summary>
    public async Task<StrategyOutcome.Disqualified> Disqualification(string code) =>
        Assert.IsType<StrategyOutcome.Disqualified>(await Run(code));

    /// <inheritdoc/>
    public void Dispose() => services.Dispose();
}

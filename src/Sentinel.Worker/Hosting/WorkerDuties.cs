using Microsoft.Extensions.Configuration;

namespace Sentinel.Worker.Hosting;

/// <summary>What a worker's duty includes.</summary>
internal static class WorkerDuties
{
    /// <summary>The duty that the settings give; needed before there are services to ask.</summary>
    public static WorkerDuty Of(IConfiguration configuration) =>
        configuration.GetValue($"Workers:{nameof(WorkersOptions.Duty)}", WorkerDuty.All);

    /// <summary>Whether it runs backtests.</summary>
    public static bool IncludesBacktests(this WorkerDuty duty) => duty is not WorkerDuty.Prices;

    /// <summary>Whether it keeps prices up to date.</summary>
    public static bool IncludesPrices(this WorkerDuty duty) => duty is not WorkerDuty.Backtests;
}

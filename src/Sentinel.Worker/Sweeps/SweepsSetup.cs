using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Sweeps;

namespace Sentinel.Worker.Sweeps;

/// <summary>Registration of what runs sweeps.</summary>
internal static class SweepsSetup
{
    /// <summary>Adds the main path of a point; prices and the runner of strategies come from elsewhere.</summary>
    public static IServiceCollection AddSweeps(this IServiceCollection services) =>
        services.AddSingleton<SweepPipeline>().AddSingleton<SweepSlice>();
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sentinel.Core.Faults;
using Sentinel.Worker.Hosting;

namespace Sentinel.Worker.Faults;

/// <summary>Registration of what operators see and do about faults.</summary>
public static class FaultsSetup
{
    /// <summary>Adds <see cref="FaultDesk"/> and <see cref="FaultActs"/>; the stores come from elsewhere.</summary>
    /// <exception cref="FormatException">The connection string is not an AMQP address.</exception>
    public static IServiceCollection AddFaults(this IServiceCollection services, IConfiguration configuration)
    {
        var connectionString = configuration.GetConnectionString("RabbitMq");
        var broker = string.IsNullOrWhiteSpace(connectionString) ? null : RabbitMqAddress.Parse(connectionString);
        return services
            .AddSingleton<IErrorQueues>(_ => broker is null ? new NoErrorQueues() : new RabbitMqErrorQueues(broker))
            .AddSingleton(provider => new FaultDesk(provider.GetRequiredService<IFaultStore>(), provider.GetRequiredService<IErrorQueues>()))
            .AddSingleton(provider => new FaultActs(
                provider.GetRequiredService<IFaultStore>(), provider.GetRequiredService<IErrorQueues>(), provider.GetRequiredService<ILogger<FaultActs>>()));
    }
}

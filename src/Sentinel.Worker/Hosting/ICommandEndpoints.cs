using MassTransit;

namespace Sentinel.Worker.Hosting;

/// <summary>The receive endpoints of a command that has more than one queue, which a consumer definition cannot say.</summary>
internal interface ICommandEndpoints
{
    /// <summary>Adds them to the bus.</summary>
    void Configure(IReceiveConfigurator bus, IRegistrationContext context);
}

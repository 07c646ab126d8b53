using System.Reflection;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sentinel.Worker.Hosting;

/// <summary>The bus: RabbitMQ where <c>ConnectionStrings:RabbitMq</c> is set, else inside this process.</summary>
public static class MessagingSetup
{
    /// <summary>Registers the bus with the given consumers.</summary>
    /// <remarks>Call it after what must have started before the first message is consumed, and before what sends at its start.</remarks>
    /// <exception cref="FormatException">The connection string is not an AMQP address.</exception>
    public static IServiceCollection AddMessaging(
        this IServiceCollection services, IConfiguration configuration, Action<IBusRegistrationConfigurator> configure)
    {
        var connectionString = configuration.GetConnectionString("RabbitMq");
        var broker = string.IsNullOrWhiteSpace(connectionString) ? null : RabbitMqAddress.Parse(connectionString);

        services.AddSingleton(MessagingKind.Of(configuration));
        services.AddSingleton<WorkEndpoints>();
        services.AddReceiveEndpointObserver(provider => provider.GetRequiredService<WorkEndpoints>());
        services.AddSingleton<BrokerConnection>();
        services.AddReceiveEndpointObserver(provider => provider.GetRequiredService<BrokerConnection>());
        services.AddSingleton<StoreOutage>();
        services.AddSingleton<FaultLog>();
        services.AddReceiveObserver(provider => provider.GetRequiredService<FaultLog>());
        services.AddSingleton<MessagesUnderWay>().AddHostedService(provider => provider.GetRequiredService<MessagesUnderWay>());
        services.AddReceiveObserver(provider => provider.GetRequiredService<MessagesUnderWay>());
        services.AddQueueDepths(broker);
        services.AddLogging(logging => logging
            .AddFilter("MassTransit", LogLevel.Error)
            .AddFilter("MassTransit.ReceiveTransport", LogLevel.None)); // FaultLog says it in one line, without a stack trace

        return services
            .AddHostOptions(broker)
            .AddMassTransit(bus =>
            {
                configure(bus);
                if (broker is null) bus.UsingInMemory(static (context, memory) => memory.AddEndpoints(context));
                else bus.UsingRabbitMq((context, rabbit) => rabbit.Connect(broker).AddEndpoints(context));
            });
    }

    private static void AddQueueDepths(this IServiceCollection services, RabbitMqAddress? broker)
    {
        if (broker is not null)
        {
            services.AddSingleton<IQueueDepths>(new RabbitMqQueueDepths(broker));
            return;
        }

        var depths = new MemoryQueueDepths();
        services.AddSingleton<IQueueDepths>(depths);
        services.AddSendObserver(_ => depths);
        services.AddReceiveObserver(_ => depths);
    }

    private static void AddEndpoints<T>(this IBusFactoryConfigurator<T> bus, IBusRegistrationContext context)
        where T : IReceiveEndpointConfigurator
    {
        foreach (var endpoints in context.GetServices<ICommandEndpoints>()) endpoints.Configure(bus, context);
        bus.ConfigureEndpoints(context);
    }

    private static IServiceCollection AddHostOptions(this IServiceCollection services, RabbitMqAddress? broker)
    {
        if (broker is not null)
        {
            services.AddReceiveEndpointObserver(provider =>
                new BrokerLog(broker.Endpoint, provider.GetRequiredService<ILogger<BrokerLog>>()));
        }

        services.AddOptions<MassTransitHostOptions>().Configure(options =>
        {
            // An exchange in memory without its queue drops what it is sent; a broker that is away must not stop the start.
            options.WaitUntilStarted = broker is null;
            options.ConsumerStopTimeout = TimeSpan.FromSeconds(15);
            options.StopTimeout = TimeSpan.FromSeconds(25);
        });
        return services;
    }

    private static IRabbitMqBusFactoryConfigurator Connect(this IRabbitMqBusFactoryConfigurator rabbit, RabbitMqAddress broker)
    {
        rabbit.Host(broker.Host, broker.Port, broker.VirtualHost, ConnectionName, host =>
        {
            host.Username(broker.User);
            host.Password(broker.Password);
            host.PublisherConfirmation = true;
            if (broker.Tls) host.UseSsl(tls => tls.ServerName = broker.Host);
        });

        // MassTransit gives an error queue the arguments of its queue, but there is nothing behind the last stop.
        rabbit.SendTopology.ConfigureErrorSettings = static errors => errors.SetQueueArgument("x-dead-letter-exchange", null);
        return rabbit;
    }

    private static string ConnectionName =>
        $"{Assembly.GetEntryAssembly()?.GetName().Name} {Environment.MachineName} {Environment.ProcessId}";
}

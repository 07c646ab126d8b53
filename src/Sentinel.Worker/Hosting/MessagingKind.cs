using Microsoft.Extensions.Configuration;

namespace Sentinel.Worker.Hosting;

/// <summary>What carries messages.</summary>
/// <param name="Endpoint">Host and port of the broker, fit for a log; null for a queue inside this process.</param>
public sealed record MessagingKind(string? Endpoint)
{
    /// <summary>Whether it is a broker of its own.</summary>
    public bool IsBroker => Endpoint is not null;

    /// <summary>What the settings say.</summary>
    /// <exception cref="FormatException">The connection string is not an AMQP address.</exception>
    public static MessagingKind Of(IConfiguration configuration) =>
        new(configuration.GetConnectionString("RabbitMq") is { } text && !string.IsNullOrWhiteSpace(text) ? RabbitMqAddress.Parse(text).Endpoint : null);
}

using RabbitMQ.Client;

namespace Sentinel.Worker.Hosting;

/// <summary>Where the broker is and who we are to it, read from <c>amqp://user:password@host:port/vhost</c>.</summary>
internal sealed record RabbitMqAddress(string Host, ushort Port, string VirtualHost, string User, string Password, bool Tls)
{
    /// <summary>Host and port, fit for a log: it holds no password.</summary>
    public string Endpoint => $"{Host}:{Port}";

    /// <summary>Reads a connection string; user and password default to <c>guest</c>, the port to that of the scheme.</summary>
    /// <exception cref="FormatException">It is not such an address; the message never repeats it, since it may hold a password.</exception>
    public static RabbitMqAddress Parse(string connectionString)
    {
        if (!Uri.TryCreate(connectionString, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps") || uri.Host is "")
        {
            throw new FormatException(
                "ConnectionStrings:RabbitMq is not an address such as amqp://user:password@host:5672/vhost. "
                + "Correct it, or remove it to run the worker inside the Api.");
        }

        var tls = uri.Scheme is "amqps";
        var credentials = uri.UserInfo.Split(':', 2);
        return new RabbitMqAddress(
            uri.Host,
            (ushort)(uri.Port > 0 ? uri.Port : tls ? 5671 : 5672),
            Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')) is { Length: > 0 } vhost ? vhost : "/",
            credentials[0].Length > 0 ? Uri.UnescapeDataString(credentials[0]) : "guest",
            credentials.Length > 1 ? Uri.UnescapeDataString(credentials[1]) : "guest",
            tls);
    }

    /// <summary>Connects beside the bus.</summary>
    /// <param name="purpose">What for; the console shows it with machine and process.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RabbitMQ.Client.Exceptions.BrokerUnreachableException">Nobody answers, or refuses us.</exception>
    public Task<IConnection> Connect(string purpose, CancellationToken cancellationToken) => new ConnectionFactory
    {
        HostName = Host,
        Port = Port,
        VirtualHost = VirtualHost,
        UserName = User,
        Password = Password,
        Ssl = new SslOption(Host, enabled: Tls),
        ClientProvidedName = $"{purpose} {Environment.MachineName} {Environment.ProcessId}",
    }.CreateConnectionAsync(cancellationToken);
}

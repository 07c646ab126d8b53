namespace Sentinel.Api.Hosting;

/// <summary>Who runs the backtests.</summary>
/// <param name="IsEmbedded">Whether this process does, over a queue in memory; else workers of their own do, over a broker.</param>
internal sealed record HostingMode(bool IsEmbedded)
{
    /// <summary>Embedded unless <c>ConnectionStrings:RabbitMq</c> names a broker.</summary>
    public static HostingMode Of(IConfiguration configuration) =>
        new(string.IsNullOrWhiteSpace(configuration.GetConnectionString("RabbitMq")));
}

namespace Sentinel.EndToEnd.Tests;

/// <summary>The two ways to run Sentinel.</summary>
public enum DeploymentKind
{
    /// <summary>API and worker in one process, in-memory transport.</summary>
    Embedded,

    /// <summary>API and worker in their own processes, joined by RabbitMQ.</summary>
    Broker,
}

namespace Sentinel.Load.Systems;

/// <summary>A way to set the system up.</summary>
/// <param name="Workers">Worker processes on a private RabbitMQ node; 0 for API and worker in one process.</param>
/// <param name="Runners">Runner processes of each worker.</param>
/// <param name="Bars">The bars that strategies run over.</param>
/// <param name="Stored">Finished backtests that are in the store before it starts.</param>
internal sealed record Setting(int Workers, int Runners, FileInfo Bars, int Stored = 0)
{
    public override string ToString() => Workers switch
    {
        0 => "embedded",
        1 => "RabbitMQ, 1 worker",
        _ => $"RabbitMQ, {Workers} workers",
    };
}

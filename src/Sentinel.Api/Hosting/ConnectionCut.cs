using Microsoft.AspNetCore.Connections;

namespace Sentinel.Api.Hosting;

/// <summary>Cuts connections that are still busy a few seconds after the stop began: who does not read its answers must not hold up the rest of it.</summary>
internal sealed class ConnectionCut : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource cut = new();

    public ConnectionCut(IHostApplicationLifetime lifetime) => lifetime.ApplicationStopping.Register(() => cut.CancelAfter(Grace));

    /// <summary>Serves a connection until its end or the cut.</summary>
    public ConnectionDelegate Around(ConnectionDelegate serve) => async connection =>
    {
        using var atCut = cut.Token.Register(() => connection.Abort(new ConnectionAbortedException("Sentinel stops.")));
        await serve(connection);
    };

    /// <inheritdoc/>
    public void Dispose() => cut.Dispose();
}

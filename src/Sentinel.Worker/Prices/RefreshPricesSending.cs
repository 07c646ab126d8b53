using MassTransit;
using Sentinel.Contracts;
using Sentinel.Contracts.Prices;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices;

/// <summary>How a refresh is asked for.</summary>
public static class RefreshPricesSending
{
    private static readonly Uri Address = new($"exchange:{QueueNames.Prices}");

    /// <summary>Sends the command to whichever worker is free.</summary>
    public static async Task SendRefresh(this ISendEndpointProvider bus, Symbol symbol, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(Address);
        await endpoint.Send(new RefreshPrices(symbol.ToString()), cancellationToken);
    }
}

using MassTransit;
using Microsoft.Extensions.Logging;
using Sentinel.Contracts.Backtests;
using Sentinel.Contracts.Sweeps;
using Sentinel.Core.Faults;

namespace Sentinel.Worker.Faults;

/// <summary>Parks what a command asks for, once the command has faulted for good.</summary>
/// <remarks>It notes what that is where commands come in, for they cannot be read any more where they leave for the error queue.</remarks>
internal sealed class FaultParking(IFaultStore faults, ILogger<FaultParking> log) : IFilter<ConsumeContext>, IFilter<ExceptionReceiveContext>
{
    /// <inheritdoc/>
    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        if (context.TryGetMessage<RunBacktest>(out var backtest)) Note(context, new Work(WorkKind.Backtest, backtest.Message.BacktestId));
        else if (context.TryGetMessage<RunSweep>(out var sweep)) Note(context, new Work(WorkKind.Sweep, sweep.Message.SweepId));
        return next.Send(context);
    }

    /// <inheritdoc/>
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.TryGetPayload(out Work? work)) await TryPark(work, context.Exception);
        await next.Send(context);
    }

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope(nameof(FaultParking));

    private static void Note(ConsumeContext context, Work work) => context.ReceiveContext.AddOrUpdatePayload(() => work, _ => work);

    private async Task TryPark(Work work, Exception fault)
    {
        try
        {
            await faults.Park(work.Kind, work.Id, FaultCause.Of(fault), CancellationToken.None);
        }
        catch (Exception why)
        {
            log.LogWarning(
                "That {Kind} {Id} faulted could not be stored: {Cause} Its command is in the error queue, and it is found by its age",
                work.Kind, work.Id, why.Message);
        }
    }

    private sealed record Work(WorkKind Kind, Guid Id);
}

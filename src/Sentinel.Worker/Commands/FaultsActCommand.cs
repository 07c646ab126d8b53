using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Worker.Faults;

namespace Sentinel.Worker.Commands;

/// <summary><c>faults requeue</c> and <c>faults discard</c>: what an operator decides about them.</summary>
internal static class FaultsActCommand
{
    public static Command Requeue() => Create(
        "requeue", "Queue them again, once their cause is removed.", static (acts, filter, who, stop) => acts.Requeue(filter, who, stop));

    public static Command Discard() => Create(
        "discard", "Give them up: backtests and sweeps end as errors.", static (acts, filter, who, stop) => acts.Discard(filter, who, stop));

    private static Command Create(
        string name, string description, Func<FaultActs, FaultFilter, string, CancellationToken, Task<FaultAct>> act)
    {
        var terms = new FaultTerms();
        var command = new Command(name, description);
        terms.AddToAct(command);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunWithFaults(
            async services =>
            {
                var who = $"{Environment.UserName} on {Environment.MachineName}";
                var done = await act(services.GetRequiredService<FaultActs>(), terms.Read(parsed), who, cancellationToken);
                Write(name, done, parsed.GetValue(CommonOptions.Json));
                return done.Unread is null ? ExitCode.Ok : ExitCode.Failed;
            },
            cancellationToken));
        return command;
    }

    private static void Write(string name, FaultAct done, bool json)
    {
        if (json)
        {
            CommandOutput.WriteJson(done);
            return;
        }

        CommandOutput.WriteLine(
            $"{name}: {done.Work} backtests and sweeps; {done.MessagesMoved} messages moved back, {done.MessagesRemoved} removed.");
        if (done.Unread is { } unread) CommandOutput.WriteLine(unread);
    }
}

using Sentinel.TestKit;

namespace Sentinel.Worker.Tests.Commands;

/// <summary>What a command wrote and how it ended, run as a process of its own as an operator runs it.</summary>
internal sealed record CommandRun(int ExitCode, string Output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Task<CommandRun> Of(TempFolder data, params string[] arguments) => Of(data, [], arguments);

    public static async Task<CommandRun> Of(TempFolder data, Dictionary<string, string> settings, string[] arguments)
    {
        settings["Sentinel__DataDirectory"] = data.Path;
        settings["Sandbox__Runners"] = "1";
        using var process = SentinelProcess.Worker(settings, arguments);
        using var deadline = new CancellationTokenSource(Patience);
        return new CommandRun(await process.Exit(deadline.Token), process.Log.TrimEnd());
    }
}

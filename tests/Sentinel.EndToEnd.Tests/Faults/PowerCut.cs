using System.Diagnostics;
using Sentinel.TestKit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>What the disk holds at one moment of a run, as a power cut at that moment would have left it.</summary>
internal sealed class PowerCut : IDisposable
{
    private readonly TempFolder folder = new();

    private PowerCut(IReadOnlyCollection<Guid> accepted) => Accepted = accepted;

    /// <summary>Every id that had been answered by then.</summary>
    public IReadOnlyCollection<Guid> Accepted { get; }

    /// <summary>The result database.</summary>
    public StoredOutcomes Store => new(folder.Path);

    /// <summary>Takes the image while the process that writes stands still for a moment.</summary>
    public static async Task<PowerCut> Of(FaultRun run)
    {
        Signal("-STOP", run.Deployment.WorkerId);
        await run.Becomes("the process stands still", () => StandsStill(run.Deployment.WorkerId));
        var image = new PowerCut([.. run.Jobs.Accepted.Keys]);
        image.CopyFrom(run.Deployment.DataDirectory);
        Signal("-CONT", run.Deployment.WorkerId);
        return image;
    }

    /// <summary>Puts the files where another installation looks for its own.</summary>
    public void CopyTo(string directory) => Copy(folder.Path, directory);

    public void Dispose() => folder.Dispose();

    private void CopyFrom(string directory) => Copy(directory, folder.Path);

    // The lock ends with the power; while it is held nobody may open its file, and there is nothing in it.
    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from).Where(file => Path.GetFileName(file) != "sentinel.lock")) File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }

    private static bool StandsStill(int processId) => Directory.GetDirectories($"/proc/{processId}/task")
        .Select(thread => File.ReadAllText($"{thread}/stat"))
        .All(stat => stat[stat.LastIndexOf(')') + 2] == 'T');

    private static void Signal(string signal, int processId)
    {
        using var kill = Process.Start("kill", [signal, $"{processId}"]);
        kill.WaitForExit();
    }
}

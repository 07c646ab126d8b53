using System.Diagnostics;

namespace Sentinel.TestKit;

/// <summary>A disk of a few MiB, mounted over a folder, that can be full or read-only; only who may mount can have one.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string folder;

    /// <exception cref="InvalidOperationException">It cannot be mounted.</exception>
    public SmallDisk(string folder, int sizeMiB)
    {
        this.folder = folder;
        if (!TryRun("mount", "-t", "tmpfs", "-o", $"size={sizeMiB}m", "none", folder)) throw new InvalidOperationException($"Nothing can be mounted over {folder}.");
    }

    /// <summary>What a test says that needs one where there is none.</summary>
    public const string NotAvailable = "NOT CHECKED: this user may not mount a small disk.";

    /// <summary>Whether this user may have one.</summary>
    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && Try();

    private string Ballast => Path.Combine(folder, "ballast");

    /// <summary>Writes until nothing more fits.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) ballast.Write(block);
        }
        catch (IOException)
        {
            // full
        }
    }

    /// <summary>Makes room again.</summary>
    public void Clear() => File.Delete(Ballast);

    /// <summary>From now on nothing can be written.</summary>
    public void MakeReadOnly() => TryRun("mount", "-o", "remount,ro", folder);

    public void Dispose() => TryRun("umount", "--lazy", folder);

    private static bool Try()
    {
        using var folder = new TempFolder();
        if (!TryRun("mount", "-t", "tmpfs", "-o", "size=1m", "none", folder.Path)) return false;
        return TryRun("umount", "--lazy", folder.Path);
    }

    private static bool TryRun(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

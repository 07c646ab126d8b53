using Sentinel.Worker.Sandbox.Kernel;

namespace Sentinel.Worker.Tests.Sandbox.Kernel;

/// <summary>A hostile program past every other wall: no source check, no filter, no Landlock; it tries before and after what only the user forbids.</summary>
internal static class RunnerUserProbe
{
    public const string Argument = "runner-user-probe";

    private const int User = 64_206;

    public static void Run(string database)
    {
        (string Name, Action Attempt)[] attempts =
        [
            ("read", () => Open(database, FileAccess.Read)),
            ("write", () => Open(database, FileAccess.Write)),
            ("read the log", () => Open(database + "-wal", FileAccess.Read)),
            ("write beside it", () => File.Create(database + "-journal", 1, FileOptions.DeleteOnClose).Dispose()),
            ("allow everybody", () => AllowEverybody(database)),
            ("become root again", () => ThrowIfFailed(Libc.SetUserIds(0, 0, 0))),
            ("start a thread that reads", () => OnAnotherThread(() => Open(database, FileAccess.Read))),
        ];
        var before = attempts.Select(attempt => Result(attempt.Attempt)).ToArray();

        var finding = RunnerUser.Become(User);

        Console.WriteLine($"user\t{finding.IsActive}\t{finding.Detail}");
        foreach (var ((name, attempt), result) in attempts.Zip(before)) Console.WriteLine($"{name}\t{result}\t{Result(attempt)}");
    }

    private static string Result(Action attempt)
    {
        try
        {
            attempt();
            return "done";
        }
        catch (Exception)
        {
            return "refused";
        }
    }

    private static void Open(string file, FileAccess access) => new FileStream(file, FileMode.Open, access, FileShare.ReadWrite).Dispose();

    private static void AllowEverybody(string database)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(database, File.GetUnixFileMode(database));
    }

    private static void OnAnotherThread(Action attempt)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                attempt();
            }
            catch (Exception refused)
            {
                failure = refused;
            }
        });
        thread.Start();
        thread.Join();
        if (failure is not null) throw failure;
    }

    private static void ThrowIfFailed(int result)
    {
        if (result != 0) throw new IOException($"{result}");
    }
}

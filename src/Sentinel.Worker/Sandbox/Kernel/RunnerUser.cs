using System.Globalization;
using System.Runtime.InteropServices;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>A user that owns nothing, which a runner becomes for good where its worker is root.</summary>
/// <remarks>Whoever is not root has one user and keeps it: more would take root's help, a list of numbers in <c>/etc/subuid</c>, before the runtime starts its threads.</remarks>
internal static class RunnerUser
{
    private const string NoCapability = "0000000000000000";

    // What changing the user takes, and what the parent needs to kill it afterwards.
    private const int ChangeGroup = 6;
    private const int ChangeUser = 7;
    private const int KillOthers = 5;

    /// <summary>Changes the user and group of every thread, gives up every other group and capability, and looks whether that is so.</summary>
    /// <param name="id">The number of both.</param>
    public static IsolationFinding Become(int id)
    {
        if (!OperatingSystem.IsLinux()) return Finding(false, "only on Linux");
        if (!Environment.IsPrivilegedProcess) return Finding(false, "the worker is not root, so its runners are its own user");
        if (!MayChange()) return Finding(false, "the worker is root without the capabilities SETUID, SETGID and KILL");

        var user = (uint)id;
        // The C library changes every thread, the runtime's own among them; the bare system call would change this one alone.
        if (Libc.SetGroups(0, 0) != 0 || Libc.SetGroupIds(user, user, user) != 0 || Libc.SetUserIds(user, user, user) != 0)
            return Finding(false, $"user and group {id} cannot be taken: {Marshal.GetLastPInvokeErrorMessage()}");

        var others = Directory.EnumerateDirectories("/proc/self/task").Count(thread => !HasNothingElse(thread, id));
        return others == 0
            ? Finding(true, $"user and group {id} on all threads, no other group, no capability")
            : Finding(false, $"{others} threads have other rights than those of user {id}");
    }

    private static bool MayChange()
    {
        var effective = ulong.Parse(Field("/proc/self", "CapEff"), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new[] { ChangeGroup, ChangeUser, KillOthers }.All(capability => (effective >> capability & 1) == 1);
    }

    // Real, effective and saved number, and that for files.
    private static bool HasNothingElse(string thread, int id)
    {
        var four = string.Create(CultureInfo.InvariantCulture, $"{id}\t{id}\t{id}\t{id}");
        try
        {
            return Field(thread, "Uid") == four && Field(thread, "Gid") == four && Field(thread, "Groups") == ""
                && Field(thread, "CapEff") == NoCapability && Field(thread, "CapPrm") == NoCapability;
        }
        catch (IOException) when (!Directory.Exists(thread))
        {
            return true; // a thread that is gone has no rights
        }
    }

    private static string Field(string process, string name) =>
        File.ReadLines($"{process}/status").First(line => line.StartsWith($"{name}:", StringComparison.Ordinal))[(name.Length + 1)..].Trim();

    private static IsolationFinding Finding(bool isActive, string detail) => new(IsolationMeasure.OwnUser, isActive, detail);
}

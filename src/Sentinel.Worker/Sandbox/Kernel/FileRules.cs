using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>Landlock, where the kernel has it: no writing, no running of files, no TCP, from the first moment of a runner on.</summary>
/// <remarks>
/// It binds the calling thread and those that this one starts: the strategy's threads are among them, the runtime's own are not.
/// Reading stays allowed, because the runtime and the compiler are yet to be loaded; the filter ends that.
/// </remarks>
internal static class FileRules
{
    private const nint AskForVersion = 1;
    private const int NoNewPrivileges = 38;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadFolder = 1 << 3;
    private const ulong BindAndConnect = 0b11;

    /// <summary>Applies them to this thread.</summary>
    public static IsolationFinding Apply()
    {
        if (!OperatingSystem.IsLinux()) return Finding(false, "only on Linux");
        if (Libc.Call(SystemCalls.LandlockCreateRuleset, 0, 0, AskForVersion) is not { } version || version < 1)
            return Finding(false, "this kernel has no Landlock, or it is switched off");

        return TryRestrict((int)version)
            ? Finding(true, $"Landlock version {version}")
            : Finding(false, $"Landlock refuses its rules: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    private static bool TryRestrict(int version)
    {
        var everything = AllFileAccess(version);
        var ruleset = new LandlockRuleset(everything & ~(ReadFile | ReadFolder), version >= 4 ? BindAndConnect : 0);
        var pinned = GCHandle.Alloc(ruleset, GCHandleType.Pinned);
        try
        {
            var descriptor = Libc.Call(SystemCalls.LandlockCreateRuleset, pinned.AddrOfPinnedObject(), Marshal.SizeOf<LandlockRuleset>());
            if (descriptor is not >= 0) return false;

            using var owned = new SafeFileHandle((nint)descriptor, ownsHandle: true);
            return Libc.ControlProcess(NoNewPrivileges, 1, 0, 0, 0) == 0
                && Libc.Call(SystemCalls.LandlockRestrictSelf, (nint)descriptor) == 0;
        }
        finally
        {
            pinned.Free();
        }
    }

    // Version 1 knows 13 rights; 2 added moving between folders, 3 truncating, 5 device commands.
    private static ulong AllFileAccess(int version)
    {
        var rights = version switch
        {
            1 => 13,
            2 => 14,
            3 or 4 => 15,
            _ => 16,
        };
        return BitOperations.RotateLeft(1UL, rights) - 1;
    }

    private static IsolationFinding Finding(bool isActive, string detail) => new(IsolationMeasure.FileRules, isActive, detail);
}

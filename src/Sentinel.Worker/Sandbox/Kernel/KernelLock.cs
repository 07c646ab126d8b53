using System.Runtime.InteropServices;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>Locks this process in: from here on it can compute, and talk over the pipe that it has.</summary>
internal static class KernelLock
{
    private const int NoNewPrivileges = 38;
    private const nint SetFilter = 1;
    private const nint OnAllThreads = 1;

    /// <summary>Puts the filter on all threads, for good, and tries whether it holds.</summary>
    public static IsolationFinding Close()
    {
        if (!OperatingSystem.IsLinux()) return Finding(false, "only on Linux");

        var processor = RuntimeInformation.ProcessArchitecture;
        if (SystemCallFilter.For(processor, Environment.ProcessId) is not { } filter)
            return Finding(false, $"the system calls of {processor} processors are not known here");
        if (!TryInstall(filter)) return Finding(false, $"the kernel refuses the filter: {Marshal.GetLastPInvokeErrorMessage()}");

        var passed = SelfTest.CallsThatPass();
        return passed.Count == 0
            ? Finding(true, "open, socket, exec and kill were tried and refused")
            : Finding(false, $"the filter is there, but lets {string.Join(", ", passed)} through");
    }

    private static bool TryInstall(BpfInstruction[] filter)
    {
        if (Libc.ControlProcess(NoNewPrivileges, 1, 0, 0, 0) != 0) return false;

        var instructions = GCHandle.Alloc(filter, GCHandleType.Pinned);
        var program = GCHandle.Alloc(new BpfProgram((ushort)filter.Length, instructions.AddrOfPinnedObject()), GCHandleType.Pinned);
        try
        {
            return Libc.Call(SystemCalls.Seccomp, SetFilter, OnAllThreads, program.AddrOfPinnedObject()) == 0;
        }
        finally
        {
            program.Free();
            instructions.Free();
        }
    }

    private static IsolationFinding Finding(bool isActive, string detail) => new(IsolationMeasure.SystemCallFilter, isActive, detail);
}

using System.Runtime.InteropServices;
using static Sentinel.Worker.Sandbox.Kernel.BpfInstruction;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>The filter that decides on every system call of a runner: what is not allowed fails with EPERM.</summary>
internal static class SystemCallFilter
{
    /// <summary>Decision: the call goes on.</summary>
    public const uint Allow = 0x7FFF_0000;

    /// <summary>Decision: the process dies.</summary>
    public const uint Kill = 0x8000_0000;

    /// <summary>Decision: the call fails with EPERM.</summary>
    public const uint Refuse = FailWith | 1;

    /// <summary>Decision: the call fails with ENOSYS, as on a kernel that does not know it.</summary>
    public const uint Unknown = FailWith | 38;

    private const uint FailWith = 0x0005_0000;
    private const uint FirstX32Number = 0x4000_0000;

    // Offsets in struct seccomp_data; both processors are little-endian.
    private const int NumberOffset = 0;
    private const int ArchitectureOffset = 4;
    private const int FirstArgumentOffset = 16;

    // A thread and nothing but a thread: the flags that glibc and musl pass.
    private static readonly uint[] ThreadFlags = [0x003D_0F00, 0x007D_0F00];

    // PR_SET_NAME, PR_SET_VMA
    private static readonly uint[] Namings = [15, 0x5356_4D41];

    // F_GETFD, F_GETFL, F_DUPFD_CLOEXEC
    private static readonly uint[] DescriptorQuestions = [1, 3, 1030];

    /// <summary>The filter of one process; null for a processor whose calls are not known here.</summary>
    public static BpfInstruction[]? For(Architecture architecture, int processId)
    {
        if (AuditCode(architecture) is not { } auditCode) return null;

        List<BpfInstruction> filter =
        [
            Load(ArchitectureOffset), .. Unless(auditCode, Kill),
            Load(NumberOffset), .. X32(architecture),
        ];
        foreach (var call in SystemCalls.Harmless) filter.AddRange(When(call, architecture, [Decide(Allow)]));
        filter.AddRange(
        [
            .. When(SystemCalls.Clone, architecture, OneOf(argument: 0, ThreadFlags)),
            .. When(SystemCalls.Clone3, architecture, [Decide(Unknown)]), // so that the C library falls back to clone
            .. When(SystemCalls.Tgkill, architecture, OneOf(argument: 0, (uint)processId)),
            .. When(SystemCalls.Prctl, architecture, OneOf(argument: 0, Namings)),
            .. When(SystemCalls.Fcntl, architecture, OneOf(argument: 1, DescriptorQuestions)),
            .. When(SystemCalls.Prlimit, architecture, OwnLimitsUnchanged()),
            Decide(Refuse),
        ]);
        return [.. filter];
    }

    private static uint? AuditCode(Architecture architecture) => architecture switch
    {
        Architecture.X64 => 0xC000_003E,
        Architecture.Arm64 => 0xC000_00B7,
        _ => null,
    };

    private static BpfInstruction[] Unless(uint value, uint decision) => [new(JumpIfEqual, 1, 0, value), Decide(decision)];

    // The same kernel calls under other numbers would pass by every check below.
    private static BpfInstruction[] X32(Architecture architecture) =>
        architecture == Architecture.X64 ? [UnlessAtLeastSkip(FirstX32Number, 1), Decide(Kill)] : [];

    // The block ends in a decision, so that what it loads is not in the way of the next comparison.
    private static BpfInstruction[] When(SystemCall call, Architecture architecture, BpfInstruction[] block) =>
        call.NumberOn(architecture) is { } number ? [UnlessEqualSkip((uint)number, block.Length), .. block] : [];

    // The kernel reads these arguments as 32 bits, so the lower word is all there is.
    private static BpfInstruction[] OneOf(int argument, params uint[] values) =>
    [
        Load(LowerWordOf(argument)),
        .. values.SelectMany(value => new[] { UnlessEqualSkip(value, 1), Decide(Allow) }),
        Decide(Refuse),
    ];

    // prlimit64(pid: 0, any, new limit: null, any)
    private static BpfInstruction[] OwnLimitsUnchanged() =>
    [
        Load(LowerWordOf(0)), .. Unless(0, Refuse),
        Load(LowerWordOf(2)), .. Unless(0, Refuse),
        Load(LowerWordOf(2) + sizeof(uint)), .. Unless(0, Refuse),
        Decide(Allow),
    ];

    private static int LowerWordOf(int argument) => FirstArgumentOffset + (argument * sizeof(ulong));
}

using System.Runtime.InteropServices;
using Sentinel.Worker.Sandbox.Kernel;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox.Kernel;

public sealed class SystemCallFilterTests
{
    private const uint X64 = 0xC000_003E;
    private const uint Arm64 = 0xC000_00B7;
    private const int OwnId = 4711;

    [Fact]
    public void A_program_of_another_processor_is_killed()
    {
        Assert.Equal(SystemCallFilter.Kill, MachineOf(X64).Decide(Arm64, 0));
        Assert.Equal(SystemCallFilter.Kill, MachineOf(Arm64).Decide(X64, 63));
        Assert.Equal(SystemCallFilter.Kill, MachineOf(X64).Decide(0x4000_0003, 0));
    }

    [Fact]
    public void Calls_under_x32_numbers_are_killed() => Assert.Equal(SystemCallFilter.Kill, MachineOf(X64).Decide(X64, 0x4000_0000));

    [Theory]
    [InlineData(X64)]
    [InlineData(Arm64)]
    public void Every_harmless_call_is_allowed_and_of_a_thousand_numbers_no_other(uint processor)
    {
        var machine = MachineOf(processor);
        var harmless = SystemCalls.Harmless.Select(call => call.NumberOn(ArchitectureOf(processor))).OfType<int>().ToHashSet();

        var allowed = Enumerable.Range(0, 1000).Where(number => machine.Decide(processor, number, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue) == SystemCallFilter.Allow);

        Assert.Equal(harmless.Order(), allowed);
    }

    [Theory]
    [InlineData(X64, 56, 0x3D0F00, SystemCallFilter.Allow)] // a thread of glibc
    [InlineData(X64, 56, 0x7D0F00, SystemCallFilter.Allow)] // a thread of musl
    [InlineData(X64, 56, 17, SystemCallFilter.Refuse)] // a process
    [InlineData(Arm64, 220, 0x3D0F00, SystemCallFilter.Allow)]
    [InlineData(Arm64, 220, 17, SystemCallFilter.Refuse)]
    [InlineData(X64, 435, 0, SystemCallFilter.Unknown)] // clone3
    [InlineData(Arm64, 435, 0, SystemCallFilter.Unknown)]
    [InlineData(X64, 234, OwnId, SystemCallFilter.Allow)] // tgkill
    [InlineData(X64, 234, OwnId + 1, SystemCallFilter.Refuse)]
    [InlineData(Arm64, 131, OwnId, SystemCallFilter.Allow)]
    [InlineData(Arm64, 131, 1, SystemCallFilter.Refuse)]
    [InlineData(X64, 157, 15, SystemCallFilter.Allow)] // prctl: name a thread
    [InlineData(X64, 157, 0x53564D41, SystemCallFilter.Allow)] // prctl: name a mapping
    [InlineData(X64, 157, 22, SystemCallFilter.Refuse)]
    [InlineData(Arm64, 167, 15, SystemCallFilter.Allow)]
    [InlineData(Arm64, 167, 4, SystemCallFilter.Refuse)]
    public void The_first_argument_decides(uint processor, int number, ulong argument, uint decision) =>
        Assert.Equal(decision, MachineOf(processor).Decide(processor, number, argument));

    [Theory]
    [InlineData(X64, 72, 1, SystemCallFilter.Allow)]
    [InlineData(X64, 72, 3, SystemCallFilter.Allow)]
    [InlineData(X64, 72, 1030, SystemCallFilter.Allow)]
    [InlineData(X64, 72, 4, SystemCallFilter.Refuse)]
    [InlineData(Arm64, 25, 1030, SystemCallFilter.Allow)]
    [InlineData(Arm64, 25, 0, SystemCallFilter.Refuse)]
    public void A_descriptor_may_be_asked_about_and_copied_but_not_changed(uint processor, int number, ulong command, uint decision) =>
        Assert.Equal(decision, MachineOf(processor).Decide(processor, number, ulong.MaxValue, command));

    [Theory]
    [InlineData(0, 0, SystemCallFilter.Allow)]
    [InlineData(1, 0, SystemCallFilter.Refuse)]
    [InlineData(0, 1, SystemCallFilter.Refuse)]
    [InlineData(0, 1UL << 32, SystemCallFilter.Refuse)]
    public void Limits_may_be_read_but_not_set(ulong process, ulong newLimit, uint decision)
    {
        Assert.Equal(decision, MachineOf(X64).Decide(X64, 302, process, 7, newLimit));
        Assert.Equal(decision, MachineOf(Arm64).Decide(Arm64, 261, process, 7, newLimit));
    }

    [Fact]
    public void Other_processors_have_no_filter() => Assert.Null(SystemCallFilter.For(Architecture.X86, OwnId));

    private static FilterMachine MachineOf(uint processor) => new(SystemCallFilter.For(ArchitectureOf(processor), OwnId)!);

    private static Architecture ArchitectureOf(uint processor) => processor == X64 ? Architecture.X64 : Architecture.Arm64;
}

using Sentinel.Worker.Sandbox.Execution;
using Sentinel.Worker.Sandbox.Protocol;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox.Execution;

public sealed class StrategyThreadTests
{
    [Fact]
    public void What_is_thrown_on_it_is_a_fault_with_its_trace()
    {
        var fault = Assert.Throws<RunnerFaultException>(() => StrategyThread.Run<int>(Throw));

        Assert.Equal(("System.InvalidOperationException", "Ours."), (fault.Type, fault.Said));
        Assert.Contains(nameof(Throw), fault.Trace, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_that_throws_when_it_is_read_is_a_fault_like_any_other()
    {
        var fault = Assert.Throws<RunnerFaultException>(() => StrategyThread.Run<int>(() => throw new UnreadableException()));

        Assert.Contains(nameof(UnreadableException), fault.Type, StringComparison.Ordinal);
    }

    private static int Throw() => throw new InvalidOperationException("Ours.");

    private sealed class UnreadableException : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}

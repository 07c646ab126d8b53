using System.Buffers.Binary;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox;
using Sentinel.Worker.Sandbox.Protocol;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox.Protocol;

public sealed class ReplyStreamTests
{
    private const int Bars = 3;
    private const long Token = 0x0123456789ABCDEF;

    [Fact]
    public void Targets_arrive_as_they_were_sent()
    {
        var sent = new StrategyOutcome.Completed([-1, 0.25, 1]) { CompileTime = TimeSpan.FromMilliseconds(3), RunTime = TimeSpan.FromMicroseconds(7) };

        var reply = Written(pipe => pipe.WriteReply(Token, sent)).ReadReply(Token, Bars);

        var received = Assert.IsType<StrategyOutcome.Completed>(reply);
        Assert.Equal(sent.Targets, received.Targets);
        Assert.Equal((sent.CompileTime, sent.RunTime), (received.CompileTime, received.RunTime));
    }

    [Theory]
    [InlineData(35_064)]
    [InlineData(400_000)]
    public void Targets_of_any_number_of_bars_arrive_one_reply_after_the_other(int bars)
    {
        double[][] sent = [[.. Enumerable.Range(0, bars).Select(i => i % 2.0)], [.. Enumerable.Range(0, bars).Select(i => i % 3 / 2.0)]];

        var pipe = Written(pipe =>
        {
            foreach (var targets in sent) pipe.WriteReply(Token, new StrategyOutcome.Completed(targets));
        });
        var received = sent.Select(_ => ((StrategyOutcome.Completed)pipe.ReadReply(Token, bars)).Targets).ToArray();

        Assert.Equal(sent, received);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("fast")]
    [InlineData("fast,ö,a b")]
    public void The_parameters_that_were_read_arrive_as_they_were_sent(string? names)
    {
        var sent = new StrategyOutcome.Completed([0, 0, 0]) { ParametersRead = names?.Split(',', StringSplitOptions.RemoveEmptyEntries) };

        var received = Assert.IsType<StrategyOutcome.Completed>(Written(pipe => pipe.WriteReply(Token, sent)).ReadReply(Token, Bars));

        Assert.Equal(sent.ParametersRead, received.ParametersRead);
    }

    [Fact]
    public void No_more_names_of_parameters_arrive_than_can_be_meant_and_no_terminal_obeys_them()
    {
        var names = Enumerable.Repeat("\e[2J" + new string('€', 500), 1_000).ToArray();
        var sent = new StrategyOutcome.Completed([0, 0, 0]) { ParametersRead = names };

        var received = Assert.IsType<StrategyOutcome.Completed>(Written(pipe => pipe.WriteReply(Token, sent)).ReadReply(Token, Bars));

        Assert.Equal(ReplyStream.MaxNames, received.ParametersRead!.Count);
        Assert.All(received.ParametersRead, name => Assert.StartsWith("\uFFFD[2J", name, StringComparison.Ordinal));
        Assert.All(received.ParametersRead, name => Assert.Equal(ReplyStream.MaxNameLength, name.Length));
    }

    [Fact]
    public void More_names_of_parameters_than_an_honest_runner_sends_are_refused()
    {
        var bytes = Written(pipe => pipe.WriteReply(Token, Honest)).ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(^4..), ReplyStream.MaxNames + 1);

        Assert.Throws<ProtocolException>(() => new MemoryStream(bytes).ReadReply(Token, Bars));
    }

    [Fact]
    public void A_disqualification_arrives_as_it_was_sent()
    {
        var sent = new StrategyOutcome.Disqualified(
            DisqualificationReason.CompileError, "Line 1: ö", [new CodeError(1, 2, "CS0103", "What?", "That."), new CodeError(3, 4, null, "Why?")]);

        var reply = Written(pipe => pipe.WriteReply(Token, sent)).ReadReply(Token, Bars);

        var received = Assert.IsType<StrategyOutcome.Disqualified>(reply);
        Assert.Equal((sent.Reason, sent.Message), (received.Reason, received.Message));
        Assert.Equal(sent.Errors, received.Errors);
    }

    [Fact]
    public void The_longest_disqualification_arrives()
    {
        var text = new string('€', 10_000);
        var errors = Enumerable.Repeat(new CodeError(1, 1, text, text, text), 100).ToArray();
        var sent = new StrategyOutcome.Disqualified(DisqualificationReason.CompileError, text, errors);

        var reply = Written(pipe => pipe.WriteReply(Token, sent)).ReadReply(Token, Bars);

        var received = Assert.IsType<StrategyOutcome.Disqualified>(reply);
        Assert.Equal((ReplyStream.MaxTextLength, ReplyStream.MaxErrors), (received.Message.Length, received.Errors.Count));
    }

    [Theory]
    [InlineData(new double[] { 0, 0 })]
    [InlineData(new double[] { 0, 0, 0, 0 })]
    [InlineData(new double[] { 0, double.NaN, 0 })]
    [InlineData(new double[] { 0, double.PositiveInfinity, 0 })]
    [InlineData(new double[] { 0, 1.0000001, 0 })]
    [InlineData(new double[] { 0, -2, 0 })]
    public void Targets_that_no_honest_runner_sends_are_refused(double[] targets)
    {
        var pipe = Written(pipe => pipe.WriteReply(Token, new StrategyOutcome.Completed(targets)));

        Assert.Throws<ProtocolException>(() => pipe.ReadReply(Token, Bars));
    }

    [Theory]
    [InlineData(DisqualificationReason.CompileError, true)]
    [InlineData(DisqualificationReason.ForbiddenApi, true)]
    [InlineData(DisqualificationReason.TooComplex, true)]
    [InlineData(DisqualificationReason.ContractViolation, true)]
    [InlineData(DisqualificationReason.RuntimeException, true)]
    [InlineData(DisqualificationReason.MemoryLimit, true)]
    [InlineData(DisqualificationReason.OutputLimit, true)]
    [InlineData(DisqualificationReason.Nondeterministic, true)]
    [InlineData(DisqualificationReason.TimeLimit, false)]
    [InlineData(DisqualificationReason.Crashed, false)]
    [InlineData(DisqualificationReason.Discarded, false)]
    [InlineData((DisqualificationReason)99, false)]
    [InlineData((DisqualificationReason)(-1), false)]
    public void A_runner_gives_only_reasons_that_a_strategy_can_cause_without_ending_it(DisqualificationReason reason, bool isOfARunner)
    {
        var pipe = Written(pipe => pipe.WriteReply(Token, new StrategyOutcome.Disqualified(reason, "", [])));

        var reply = Record.Exception(() => pipe.ReadReply(Token, Bars));

        Assert.Equal(isOfARunner, reply is null);
        Assert.True(reply is null or ProtocolException);
    }

    [Fact]
    public void Of_every_reason_there_is_it_is_said_whether_a_runner_gives_it() => Assert.Equal(
        Enum.GetValues<DisqualificationReason>().Order(),
        typeof(ReplyStreamTests).GetMethod(nameof(A_runner_gives_only_reasons_that_a_strategy_can_cause_without_ending_it))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>()
            .Select(data => (DisqualificationReason)data.GetData(null!).Single()[0]).Where(Enum.IsDefined).Order());

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Whether_code_was_refused_and_whether_that_is_doubtful_arrive_as_they_were_sent(bool isRefusal, bool isDoubtful)
    {
        var sent = new StrategyOutcome.Disqualified(DisqualificationReason.ContractViolation, "", []) { IsRefusal = isRefusal, IsDoubtful = isDoubtful };

        var received = Assert.IsType<StrategyOutcome.Disqualified>(Written(pipe => pipe.WriteReply(Token, sent)).ReadReply(Token, Bars));

        Assert.Equal((isRefusal, isDoubtful), (received.IsRefusal, received.IsDoubtful));
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(65_537, 65_537, true)]
    [InlineData(0, 1, false)]
    [InlineData(1, 0, false)]
    [InlineData(65_538, 1, false)]
    [InlineData(1, 65_538, false)]
    [InlineData(int.MaxValue, int.MaxValue, false)]
    public void A_place_is_one_that_a_source_can_have(int line, int column, bool isPossible)
    {
        var sent = new StrategyOutcome.Disqualified(DisqualificationReason.CompileError, "", [new CodeError(line, column, null, "")]);

        var reply = Record.Exception(() => Written(pipe => pipe.WriteReply(Token, sent)).ReadReply(Token, Bars));

        Assert.Equal(isPossible, reply is null);
        Assert.True(reply is null or ProtocolException);
    }

    [Fact]
    public void A_fault_of_ours_arrives_with_its_trace_and_nothing_that_a_terminal_obeys()
    {
        var pipe = Written(pipe => pipe.WriteFault(Token, new RunnerFaultException("System.Exception", "\e[2J", "at A()\nat B()")));

        var fault = Assert.Throws<RunnerFaultException>(() => pipe.ReadReply(Token, Bars));

        Assert.Equal(("System.Exception", "\uFFFD[2J", "at A()\nat B()"), (fault.Type, fault.Said, fault.Trace));
    }

    [Fact]
    public void The_longest_fault_arrives()
    {
        var text = new string('€', 100_000);

        var fault = Assert.Throws<RunnerFaultException>(() => Written(pipe => pipe.WriteFault(Token, new RunnerFaultException(text, text, text))).ReadReply(Token, Bars));

        Assert.Equal((ReplyStream.MaxTextLength, ReplyStream.MaxTextLength, ReplyStream.MaxTraceLength), (fault.Type.Length, fault.Said.Length, fault.Trace.Length));
    }

    [Fact]
    public void A_fault_with_something_behind_it_or_of_another_run_is_refused()
    {
        var bytes = Written(pipe => pipe.WriteFault(Token, new RunnerFaultException("a", "b", "c"))).ToArray();
        byte[] longer = [.. bytes, 0];
        BinaryPrimitives.WriteInt32LittleEndian(longer.AsSpan(2), longer.Length - 6);

        Assert.Throws<ProtocolException>(() => new MemoryStream(longer).ReadReply(Token, Bars));
        Assert.Throws<ProtocolException>(() => new MemoryStream(bytes).ReadReply(Token + 1, Bars));
    }

    [Theory]
    [InlineData(0, 2)] // another version
    [InlineData(1, 0)] // no type
    [InlineData(1, (byte)FrameType.Ready)]
    [InlineData(1, (byte)FrameType.Load)]
    [InlineData(5, 127)] // two gigabytes announced
    [InlineData(5, 255)] // a negative length
    [InlineData(6, 0)] // another token
    [InlineData(21, 0x7F)] // an infinite compile time
    [InlineData(29, 0xC0)] // a negative run time
    public void A_reply_with_one_hostile_byte_is_refused(int position, byte value)
    {
        var bytes = Written(pipe => pipe.WriteReply(Token, Honest)).ToArray();
        bytes[position] = value;

        Assert.Throws<ProtocolException>(() => new MemoryStream(bytes).ReadReply(Token, Bars));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(-1)]
    public void A_reply_whose_payload_ends_early_or_late_is_refused(int change)
    {
        var bytes = Written(pipe => pipe.WriteReply(Token, Honest)).ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2), bytes.Length - 6 - change);
        Array.Resize(ref bytes, bytes.Length - Math.Min(change, 0));

        Assert.Throws<ProtocolException>(() => new MemoryStream(bytes).ReadReply(Token, Bars));
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        var bytes = Written(pipe => pipe.WriteReply(Token, new StrategyOutcome.Disqualified(DisqualificationReason.CompileError, "abc", []))).ToArray();
        bytes[^5] = 0xFF;

        Assert.Throws<ProtocolException>(() => new MemoryStream(bytes).ReadReply(Token, Bars));
    }

    [Fact]
    public void A_pipe_that_closes_in_the_middle_is_the_end_of_the_runner()
    {
        var bytes = Written(pipe => pipe.WriteReply(Token, Honest)).ToArray();

        Assert.All(Enumerable.Range(0, bytes.Length), length =>
            Assert.Throws<EndOfStreamException>(() => new MemoryStream(bytes, 0, length).ReadReply(Token, Bars)));
    }

    [Fact]
    public void Random_bytes_are_never_taken_for_a_reply()
    {
        var random = new Random(1);
        Span<byte> bytes = stackalloc byte[200];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(bytes);
            (bytes[0], bytes[1]) = (1, (byte)(i % 2 == 0 ? FrameType.Completed : FrameType.Disqualified));
            BinaryPrimitives.WriteInt32LittleEndian(bytes[2..], bytes.Length - 6);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[6..], Token);
            var pipe = new MemoryStream(bytes.ToArray());
            Assert.Throws<ProtocolException>(() => pipe.ReadReply(Token, Bars));
        }
    }

    [Fact]
    public void How_a_runner_is_confined_arrives_as_it_was_sent()
    {
        var sent = new IsolationReport([new(IsolationMeasure.SystemCallFilter, true, "ö"), new(IsolationMeasure.FileRules, false, "too old")]) { Compiler = "managed: ö" };

        var received = Written(pipe => pipe.WriteReady(sent)).ReadReady();

        Assert.Equal(sent.Findings, received.Findings);
        Assert.Equal("managed: ö", received.Compiler);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a timer runs")]
    public void How_a_runner_is_after_a_run_arrives_as_it_was_sent(string? complaint)
    {
        var sent = new RunnerCondition(5, complaint);

        var received = Written(pipe => pipe.WriteSettled(sent)).ReadSettled();

        Assert.Equal(sent, received);
    }

    [Fact]
    public void A_reply_out_of_turn_is_refused()
    {
        Assert.Throws<ProtocolException>(() => Written(pipe => pipe.WriteReply(Token, Honest)).ReadSettled());
        Assert.Throws<ProtocolException>(() => Written(pipe => pipe.WriteReply(Token, Honest)).ReadReady());
        Assert.Throws<ProtocolException>(() => Written(pipe => pipe.WriteSettled(new RunnerCondition(0, null))).ReadReply(Token, Bars));
    }

    private static StrategyOutcome.Completed Honest { get; } = new([0, 0.5, 1]);

    private static MemoryStream Written(Action<Stream> write)
    {
        var pipe = new MemoryStream();
        write(pipe);
        pipe.Position = 0;
        return pipe;
    }
}

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
    [InlineData(DisqualificationReason.TimeLimit)]
    [InlineData(DisqualificationReason.Crashed)]
    [InlineData((DisqualificationReason)99)]
    [InlineData((DisqualificationReason)(-1))]
    public void Reasons_that_no_honest_runner_gives_are_refused(DisqualificationReason reason)
    {
        var pipe = Written(pipe => pipe.WriteReply(Token, new StrategyOutcome.Disqualified(reason, "", [])));

        Assert.Throws<ProtocolException>(() => pipe.ReadReply(Token, Bars));
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
        var sent = new IsolationReport([new(IsolationMeasure.SystemCallFilter, true, "ö"), new(IsolationMeasure.FileRules, false, "too old")]);

        var received = Written(pipe => pipe.WriteReady(sent)).ReadReady();

        Assert.Equal(sent.Findings, received.Findings);
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

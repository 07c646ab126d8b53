using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>Replies as frames; the reading side trusts nothing.</summary>
internal static class ReplyStream
{
    /// <summary>Most errors that a disqualification names.</summary>
    public const int MaxErrors = 20;

    /// <summary>Most characters of a message or hint.</summary>
    public const int MaxTextLength = 2_000;

    /// <summary>Most characters of a stack trace.</summary>
    public const int MaxTraceLength = 8_000;

    /// <summary>Most names of parameters that a reply tells of.</summary>
    public const int MaxNames = ParameterReads.MaxNames;

    /// <summary>Most characters of the name of a parameter.</summary>
    public const int MaxNameLength = ParameterReads.MaxNameLength;

    // One more than there are characters: behind the last one is a place too, and so is a line that is empty.
    private const int MaxPlace = StrategySource.MaxLength + 1;
    private const int MaxTextBytes = MaxTextLength * 3;
    private const int MaxTraceBytes = MaxTraceLength * 3;
    private const int MaxNotes = 4;
    private const int MaxDisqualificationBytes = (1 + MaxNotes + (MaxErrors * 3)) * (MaxTextBytes + 32);
    private const int MaxNameBytes = MaxNameLength * 3;
    private const int NoNames = -1;
    private const int MaxContexts = 1_000_000;

    private static readonly int MaxFindings = Enum.GetValues<IsolationMeasure>().Length;

    // All that a strategy can cause without ending its process; the rest is for the parent, or an operator, to say.
    private static readonly DisqualificationReason[] ReasonsOfARunner =
    [
        DisqualificationReason.CompileError, DisqualificationReason.ForbiddenApi, DisqualificationReason.TooComplex,
        DisqualificationReason.ContractViolation, DisqualificationReason.RuntimeException, DisqualificationReason.MemoryLimit,
        DisqualificationReason.OutputLimit, DisqualificationReason.Nondeterministic,
    ];

    /// <summary>Says that the runner is warmed up, and how it is confined.</summary>
    public static void WriteReady(this Stream pipe, IsolationReport report)
    {
        using var payload = new PayloadWriter();
        payload.Write(report.Findings.Count);
        foreach (var finding in report.Findings)
        {
            payload.Write((int)finding.Measure);
            payload.Write(finding.IsActive ? 1 : 0);
            payload.Write(Bounded(finding.Detail)!);
        }

        payload.Write(Bounded(report.Compiler)!);
        pipe.WriteFrame(FrameType.Ready, payload);
    }

    /// <summary>Waits until the runner is warmed up.</summary>
    /// <exception cref="EndOfStreamException">The runner is gone.</exception>
    /// <exception cref="ProtocolException">It said something else.</exception>
    public static IsolationReport ReadReady(this Stream pipe)
    {
        using var frame = pipe.ReadFrame((MaxFindings + 1) * (MaxTextBytes + 32));
        var payload = frame.PayloadOf(FrameType.Ready);
        var findings = new IsolationFinding[payload.ReadInt32(0, MaxFindings)];
        for (var i = 0; i < findings.Length; i++)
        {
            var measure = (IsolationMeasure)payload.ReadInt32(0, MaxFindings - 1);
            findings[i] = new IsolationFinding(measure, payload.ReadInt32(0, 1) == 1, Printable(payload.ReadText(MaxTextBytes)));
        }

        var compiler = Printable(payload.ReadText(MaxTextBytes));
        payload.End();
        return new IsolationReport(findings) { Compiler = compiler };
    }

    /// <summary>Answers a run.</summary>
    public static void WriteReply(this Stream pipe, long token, StrategyOutcome outcome)
    {
        using var payload = new PayloadWriter();
        payload.Write(token);
        payload.Write(outcome.CompileTime);
        payload.Write(outcome.RunTime);
        payload.Write(Math.Min(outcome.Notes.Count, MaxNotes));
        foreach (var note in outcome.Notes.Take(MaxNotes)) payload.Write(Bounded(note)!);
        switch (outcome)
        {
            case StrategyOutcome.Completed completed:
                payload.Write<double>(completed.Targets);
                payload.Write(completed.ProcessorTime);
                WriteNames(payload, completed.ParametersRead);
                pipe.WriteFrame(FrameType.Completed, payload);
                break;
            case StrategyOutcome.Disqualified disqualified:
                Write(payload, disqualified);
                pipe.WriteFrame(FrameType.Disqualified, payload);
                break;
        }
    }

    /// <summary>Answers a run that failed for a reason of ours.</summary>
    public static void WriteFault(this Stream pipe, long token, RunnerFaultException fault)
    {
        using var payload = new PayloadWriter();
        payload.Write(token);
        payload.Write(Bounded(fault.Type)!);
        payload.Write(Bounded(fault.Said)!);
        payload.Write(Bounded(fault.Trace, MaxTraceLength)!);
        pipe.WriteFrame(FrameType.Faulted, payload);
    }

    /// <summary>Waits for the answer to the run with the given token over the given number of bars.</summary>
    /// <exception cref="EndOfStreamException">The runner is gone.</exception>
    /// <exception cref="ProtocolException">The reply is not one that an honest runner sends.</exception>
    /// <exception cref="RunnerFaultException">The run failed for a reason of ours.</exception>
    public static StrategyOutcome ReadReply(this Stream pipe, long token, int bars)
    {
        using var frame = pipe.ReadFrame(MaxDisqualificationBytes + (bars * sizeof(double)));
        var payload = frame.Payload;
        if (payload.ReadInt64() != token) throw new ProtocolException("A reply is not to this run.");
        if (frame.Type == FrameType.Faulted) throw ReadFault(ref payload);

        var (compileTime, runTime) = (payload.ReadDuration(), payload.ReadDuration());
        var notes = new string[payload.ReadInt32(0, MaxNotes)];
        for (var i = 0; i < notes.Length; i++) notes[i] = Printable(payload.ReadText(MaxTextBytes));
        StrategyOutcome outcome = frame.Type switch
        {
            FrameType.Completed => ReadCompleted(ref payload, bars),
            FrameType.Disqualified => ReadDisqualified(ref payload),
            _ => throw new ProtocolException($"A frame of type {frame.Type} is no reply to a run."),
        };
        payload.End();
        return outcome with { CompileTime = compileTime, RunTime = runTime, Notes = notes };
    }

    /// <summary>Says how the runner is after a run.</summary>
    public static void WriteSettled(this Stream pipe, RunnerCondition condition)
    {
        using var payload = new PayloadWriter();
        payload.Write(condition.LiveContexts);
        payload.WriteOptional(Bounded(condition.Complaint));
        pipe.WriteFrame(FrameType.Settled, payload);
    }

    /// <summary>Waits until the runner can take the next strategy.</summary>
    /// <exception cref="EndOfStreamException">The runner is gone.</exception>
    /// <exception cref="ProtocolException">It said something else.</exception>
    public static RunnerCondition ReadSettled(this Stream pipe)
    {
        using var frame = pipe.ReadFrame(MaxTextBytes + 32);
        var payload = frame.PayloadOf(FrameType.Settled);
        var condition = new RunnerCondition(payload.ReadInt32(0, MaxContexts), Printable(payload.ReadOptionalText(MaxTextBytes)));
        payload.End();
        return condition;
    }

    private static StrategyOutcome.Completed ReadCompleted(ref PayloadReader payload, int bars)
    {
        var targets = payload.ReadValues<double>(bars);
        if (targets.Length != bars) throw new ProtocolException($"{targets.Length} targets for {bars} bars.");
        foreach (var target in targets)
            if (!(target >= -1 && target <= 1)) throw new ProtocolException("A target is not in [-1, 1].");

        return new StrategyOutcome.Completed(targets) { ProcessorTime = payload.ReadDuration(), ParametersRead = ReadNames(ref payload) };
    }

    private static void WriteNames(PayloadWriter payload, IReadOnlyList<string>? names)
    {
        payload.Write(names is null ? NoNames : Math.Min(names.Count, MaxNames));
        foreach (var name in (names ?? []).Take(MaxNames)) payload.Write(Bounded(name, MaxNameLength)!);
    }

    private static string[]? ReadNames(ref PayloadReader payload)
    {
        var count = payload.ReadInt32(NoNames, MaxNames);
        if (count == NoNames) return null;

        var names = new string[count];
        for (var i = 0; i < count; i++) names[i] = Printable(payload.ReadText(MaxNameBytes));
        return names;
    }

    private static RunnerFaultException ReadFault(ref PayloadReader payload)
    {
        var fault = new RunnerFaultException(
            Printable(payload.ReadText(MaxTextBytes)), Printable(payload.ReadText(MaxTextBytes)), Printable(payload.ReadText(MaxTraceBytes)));
        payload.End();
        return fault;
    }

    private static void Write(PayloadWriter payload, StrategyOutcome.Disqualified disqualified)
    {
        payload.Write((int)disqualified.Reason);
        payload.Write(disqualified.IsRefusal ? 1 : 0);
        payload.Write(disqualified.IsDoubtful ? 1 : 0);
        payload.Write(Bounded(disqualified.Message)!);
        payload.Write(Math.Min(disqualified.Errors.Count, MaxErrors));
        foreach (var error in disqualified.Errors.Take(MaxErrors))
        {
            payload.Write(error.Line);
            payload.Write(error.Column);
            payload.WriteOptional(Bounded(error.Code));
            payload.Write(Bounded(error.Message)!);
            payload.WriteOptional(Bounded(error.Hint));
        }
    }

    private static StrategyOutcome.Disqualified ReadDisqualified(ref PayloadReader payload)
    {
        var reason = (DisqualificationReason)payload.ReadInt32(0, int.MaxValue);
        if (!ReasonsOfARunner.Contains(reason)) throw new ProtocolException($"{reason} is no reason that a runner gives.");

        var (isRefusal, isDoubtful) = (payload.ReadInt32(0, 1) == 1, payload.ReadInt32(0, 1) == 1);
        var message = Printable(payload.ReadText(MaxTextBytes));
        var errors = new CodeError[payload.ReadInt32(0, MaxErrors)];
        for (var i = 0; i < errors.Length; i++) errors[i] = ReadError(ref payload);
        return new StrategyOutcome.Disqualified(reason, message, errors) { IsRefusal = isRefusal, IsDoubtful = isDoubtful };
    }

    private static CodeError ReadError(ref PayloadReader payload) => new(
        payload.ReadInt32(1, MaxPlace),
        payload.ReadInt32(1, MaxPlace),
        Printable(payload.ReadOptionalText(MaxTextBytes)),
        Printable(payload.ReadText(MaxTextBytes)),
        Printable(payload.ReadOptionalText(MaxTextBytes)));

    private static string? Bounded(string? text, int maxLength = MaxTextLength) => text?.Length > maxLength ? text[..maxLength] : text;

    // Texts end up on terminals and web pages: an escape sequence must not get there.
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Printable(string? text) =>
        text is null ? null : string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = char.IsControl(source[i]) && source[i] is not '\n' and not '\t' ? '\uFFFD' : source[i];
        });
}

namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>What a frame holds: requests go to the runner, replies come from it.</summary>
internal enum FrameType : byte
{
    /// <summary>Request: keep these bars.</summary>
    Load = 1,

    /// <summary>Request: run this strategy over bars that were loaded.</summary>
    Run = 2,

    /// <summary>Reply: warmed up, locked in and waiting, sent once.</summary>
    Ready = 65,

    /// <summary>Reply: the strategy returned valid target positions.</summary>
    Completed = 66,

    /// <summary>Reply: the strategy is at fault.</summary>
    Disqualified = 67,

    /// <summary>Reply: what the strategy left behind; the next one may come.</summary>
    Settled = 68,

    /// <summary>Reply: an exception of ours, which says nothing about the strategy.</summary>
    Faulted = 69,
}

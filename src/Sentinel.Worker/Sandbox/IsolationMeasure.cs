namespace Sentinel.Worker.Sandbox;

/// <summary>One thing that the operating system does to confine a runner process.</summary>
public enum IsolationMeasure
{
    /// <summary>The kernel refuses every system call but those that computing needs (seccomp).</summary>
    SystemCallFilter,

    /// <summary>The kernel bounds memory, processor time, files and core dumps (rlimits).</summary>
    ResourceLimits,

    /// <summary>The reply pipe is on descriptors of its own, away from the console's.</summary>
    PrivatePipe,

    /// <summary>The kernel refuses writing, running files and connecting even before the filter stands (Landlock).</summary>
    FileRules,

    /// <summary>The runner is a user of its own, who owns nothing, not even what the worker's user does.</summary>
    OwnUser,
}

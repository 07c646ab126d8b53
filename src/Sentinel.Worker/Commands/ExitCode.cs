namespace Sentinel.Worker.Commands;

/// <summary>What the shell is told.</summary>
internal static class ExitCode
{
    /// <summary>The work was done.</summary>
    public const int Ok = 0;

    /// <summary>The work failed; the output says why.</summary>
    public const int Failed = 1;

    /// <summary>The arguments or settings do not say what to do.</summary>
    public const int Usage = 2;

    /// <summary>The work was done, and what it should bring up to date is still behind.</summary>
    public const int Behind = 3;

    /// <summary>The data directory belongs to another process; the output names it.</summary>
    public const int Taken = 4;
}

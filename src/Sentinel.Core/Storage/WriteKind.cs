namespace Sentinel.Core.Storage;

/// <summary>How a write goes together with others.</summary>
internal enum WriteKind
{
    /// <summary>A client waits for it.</summary>
    Prompt,

    /// <summary>Nobody counts the milliseconds: it waits a little for others to share the transaction.</summary>
    Patient,

    /// <summary>A client waits for it, and it has so many rows that others would wait for them.</summary>
    Large,

    /// <summary>It finds out whether writing is possible; a close does not wait for it.</summary>
    Probe,
}

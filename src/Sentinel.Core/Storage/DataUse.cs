namespace Sentinel.Core.Storage;

/// <summary>How a process uses a data directory for as long as it runs.</summary>
public enum DataUse
{
    /// <summary>With others, who take work from one broker and leave alone what another has taken.</summary>
    Shared,

    /// <summary>Alone: at its start it takes all work that is not finished for its own.</summary>
    Alone,
}

namespace Sentinel.Core.Storage;

/// <summary>Who may open the databases beside the user that Sentinel runs as; nobody else ever may.</summary>
public enum DataAccess
{
    /// <summary>Nobody: files have mode 600, a new directory 700.</summary>
    Owner,

    /// <summary>Its group may read: 640 and 750.</summary>
    GroupReads,

    /// <summary>Its group may read and write, where API and workers are different users of one group: 660 and 770.</summary>
    GroupWrites,
}

using System.ComponentModel.DataAnnotations;

namespace Sentinel.Core.Storage;

/// <summary>Where the databases are. Section <c>Sentinel</c>, checked at start-up.</summary>
public sealed record StorageOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Sentinel";

    /// <summary>Folder of both databases, created when missing; relative to the current directory. Default <c>data</c>.</summary>
    [Required]
    public string DataDirectory { get; init; } = "data";

    /// <summary>Who may open the databases beside the user that Sentinel runs as. Default nobody; whoever writes them can change any verdict.</summary>
    [EnumDataType(typeof(DataAccess))]
    public DataAccess Access { get; init; } = DataAccess.Owner;

    /// <summary>How long to wait for a database that another program holds locked. Default 10 seconds; then callers are told to come back.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);
}

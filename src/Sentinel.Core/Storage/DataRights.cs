using System.Runtime.Versioning;

namespace Sentinel.Core.Storage;

/// <summary>Sees to it that a database, its log and its index are open to nobody but those who are meant; on Windows the folder's own rights count.</summary>
internal sealed class DataRights(string file, DataAccess access)
{
    private const UnixFileMode OwnersPart = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private readonly string directory = Path.GetDirectoryName(file)!;

    private UnixFileMode Mode => UnixFileMode.UserRead | UnixFileMode.UserWrite | access switch
    {
        DataAccess.GroupReads => UnixFileMode.GroupRead,
        DataAccess.GroupWrites => UnixFileMode.GroupRead | UnixFileMode.GroupWrite,
        _ => UnixFileMode.None,
    };

    private UnixFileMode DirectoryMode =>
        Mode | UnixFileMode.UserExecute | (access == DataAccess.Owner ? UnixFileMode.None : UnixFileMode.GroupExecute);

    /// <summary>Creates directory and file where they are missing, and closes files that are there to others. A directory that is there stays as it is.</summary>
    /// <exception cref="IOException">The directory or the file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be.</exception>
    public void Apply()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }

        if (!Directory.Exists(directory)) CreateDirectory();
        // SQLite gives log and index the mode of the database, and takes an empty file for a new one.
        if (!Path.Exists(file)) CreateEmpty();
        foreach (var part in Parts()) Close(part);
    }

    /// <summary>What lets others in all the same, and the command that ends it; null when nothing does.</summary>
    public (string Cause, string Remedy)? Exposure()
    {
        if (OperatingSystem.IsWindows()) return null;

        foreach (var part in Parts())
        {
            if ((File.GetUnixFileMode(part) & ~OwnersPart & ~Mode) is not 0)
                return ($"{part} has mode {Octal(File.GetUnixFileMode(part))}", $"chmod {Octal(Mode)} {part}");
        }

        var mode = new DirectoryInfo(directory).UnixFileMode;
        return (mode & OthersWrite & ~DirectoryMode) is 0 || mode.HasFlag(UnixFileMode.StickyBit)
            ? null
            : ($"others may replace files in {directory}, which has mode {Octal(mode)}", $"chmod {Octal(DirectoryMode)} {directory}");
    }

    // At first narrower than meant, if anything: the process's mask takes from a mode at creation alone.
    [UnsupportedOSPlatform("windows")]
    private void CreateDirectory()
    {
        Directory.CreateDirectory(directory, DirectoryMode);
        File.SetUnixFileMode(directory, DirectoryMode);
    }

    [UnsupportedOSPlatform("windows")]
    private void CreateEmpty()
    {
        // Another process may create it at the same moment.
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            UnixCreateMode = Mode,
        };
        new FileStream(file, options).Dispose();
    }

    // Who is not the owner cannot change it; the status says so then.
    [UnsupportedOSPlatform("windows")]
    private void Close(string part)
    {
        var mode = File.GetUnixFileMode(part);
        var closed = (mode & OwnersPart) | (Mode & ~OwnersPart);
        if (mode == closed) return;

        try
        {
            File.SetUnixFileMode(part, closed);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            return;
        }
    }

    private IEnumerable<string> Parts() => new[] { file, $"{file}-wal", $"{file}-shm" }.Where(File.Exists);

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8);
}

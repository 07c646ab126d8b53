using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Sentinel.Core.Storage;

/// <summary>Turns what went wrong with a database file into an exception that an operator can act on.</summary>
internal static class SqliteFailure
{
    public const string OtherDirectory =
        $"set {StorageOptions.Section}:{nameof(StorageOptions.DataDirectory)} to another directory";

    // ENOSPC and EROFS, as on Linux and macOS.
    private const int NoSpace = 28;
    private const int ReadOnlyDisk = 30;

    private const int UnknownFormat = SQLITE_ERROR; // together with what it says, for SQLite has no code of its own for that

    private const string Writable = $"Let this user write the file and its directory, or {OtherDirectory}.";

    /// <summary>The explained error, or the error itself when it says nothing about the file.</summary>
    public static Exception Explain(string file, Exception error)
    {
        var store = StoreNames.Of(file);
        return error switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode switch
            {
                SQLITE_BUSY or SQLITE_LOCKED or SQLITE_PROTOCOL => new StorageLockedException(file, error),
                SQLITE_NOTADB => Unusable($"{store} is not an SQLite database", $"Move it away, or {OtherDirectory}."),
                SQLITE_CORRUPT => Unusable($"{store} is damaged", "Restore it from a copy, or move it away to start with an empty one."),
                SQLITE_READONLY => Unusable($"{store} is read-only", Writable),
                UnknownFormat when error.Message.Contains("unsupported file format", StringComparison.Ordinal) => Unusable($"{store} is damaged, or of a format that this version does not know", "Restore it from a copy, or move it away to start with an empty one."),
                SQLITE_CANTOPEN or SQLITE_IOERR when WhyNotWritable(file) is { } refusal => Explain(file, refusal),
                SQLITE_CANTOPEN or SQLITE_PERM => Unusable($"{store} cannot be opened as a file", Writable),
                SQLITE_FULL => Full(file, error),
                SQLITE_IOERR => Unusable($"the disk failed ({error.Message})", "Check the disk, its mount and its quota."),
                _ => error,
            },
            IOException { HResult: NoSpace } => Full(file, error),
            IOException { HResult: ReadOnlyDisk } => Unusable($"{store} is on a disk that is mounted read-only", Writable),
            UnauthorizedAccessException => Unusable($"{store} is in a directory that is read-only for this user ({error.Message.TrimEnd('.')})", Writable),
            IOException => Unusable($"its directory is no use ({error.Message})", Writable),
            _ => error,
        };

        StorageUnusableException Unusable(string cause, string remedy) => new(file, cause, remedy, error);
    }

    /// <summary>Nothing more fits on the disk.</summary>
    public static StorageUnusableException Full(string file, Exception? error = null) => new(
        file, $"no room on the disk that holds {Path.GetDirectoryName(file)}, the disk is full", "Make room on it.", error);

    // SQLite does not tell a file that it cannot open from a directory in which it cannot create its log, nor a disk that became read-only from one that fails.
    private static Exception? WhyNotWritable(string file)
    {
        if (!File.Exists(file)) return null;

        try
        {
            new FileStream($"{file}-{Guid.NewGuid():N}", FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            return null;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return refusal;
        }
    }
}

using Dapper;
using Microsoft.Data.Sqlite;

namespace Sentinel.Core.Storage;

/// <summary>Brings a database from whatever version it has to the newest; <c>user_version</c> says which one it has.</summary>
internal static class SchemaMigrator
{
    /// <exception cref="StorageUnusableException">The database is of a newer version or another program's.</exception>
    public static void Migrate(SqliteConnection connection, string file, IReadOnlyList<Migration> migrations)
    {
        // A migration that makes a table anew drops the old one, which references would forbid.
        connection.Execute("pragma foreign_keys = off");
        while (VersionOf(connection, file, migrations) < migrations.Count) ApplyNext(connection, file, migrations);
        connection.Execute("pragma foreign_keys = on");
    }

    // Several processes may get here at once: each takes the write lock first and then looks again what is left to do.
    private static void ApplyNext(SqliteConnection connection, string file, IReadOnlyList<Migration> migrations)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = VersionOf(connection, file, migrations);
        if (version == migrations.Count) return;

        var next = migrations[version];
        connection.Execute(next.Sql, transaction: transaction);
        connection.Execute($"pragma user_version = {next.Version}", transaction: transaction);
        transaction.Commit();
    }

    private static int VersionOf(SqliteConnection connection, string file, IReadOnlyList<Migration> migrations)
    {
        // Tables first: another process that makes them in between sets the version with them.
        var hasTables = connection.ExecuteScalar<long>("select count(*) from sqlite_master") > 0;
        var version = connection.ExecuteScalar<int>("pragma user_version");
        if (version > migrations.Count) throw Newer(file, version, migrations.Count);
        if (version == 0 && hasTables) throw Foreign(file);

        return version;
    }

    private static StorageUnusableException Newer(string file, int version, int known) => new(
        file,
        $"its schema is version {version}, and this Sentinel knows versions up to {known}",
        $"Run the newer Sentinel that wrote it, or {SqliteFailure.OtherDirectory}.");

    private static StorageUnusableException Foreign(string file) => new(
        file, "it holds tables that Sentinel did not create", $"Move it away, or {SqliteFailure.OtherDirectory}.");
}

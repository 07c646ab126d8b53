using Dapper;
using Microsoft.Data.Sqlite;
using Sentinel.Core.Storage;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_missing_folder_is_created_with_both_databases()
    {
        using var databases = DatabasesIn(folder.Of("deep/down"));

        databases.StrategyResults.Prepare();
        databases.PriceData.Prepare();

        Assert.Equal(
            ["price_data.db", "strategy_results.db"],
            Directory.GetFiles(folder.Of("deep/down"), "*.db").Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Every_commit_is_flushed_to_disk_and_readers_do_not_wait_for_it()
    {
        using var database = TestSchema.Open(folder);

        Assert.Equal("wal", await database.Write(session => session.First<string>("pragma journal_mode"), default));
        Assert.Equal(2, await database.Write(session => session.First<long>("pragma synchronous"), default));
        Assert.Equal(1, await database.Write(session => session.First<long>("pragma foreign_keys"), default));
        Assert.Equal(30_000, await database.Read(session => session.First<long>("pragma busy_timeout"), default));
    }

    [Theory]
    [InlineData("StrategyResults")]
    [InlineData("PriceData")]
    public void The_migrations_of_a_database_are_numbered_from_one_without_a_gap(string schema)
    {
        var migrations = Migration.LoadAll(schema);

        Assert.NotEmpty(migrations);
        Assert.Equal(Enumerable.Range(1, migrations.Count), migrations.Select(migration => migration.Version));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_database_of_any_earlier_version_becomes_the_newest(int version)
    {
        using (var earlier = TestSchema.Open(folder, version)) earlier.Prepare();

        using (var database = TestSchema.Open(folder)) database.Prepare();

        using var connection = TestSchema.Connect(folder);
        Assert.Equal(3, connection.ExecuteScalar<int>("pragma user_version"));
        Assert.Equal(["of step two", "of step three"], connection.Query<string>("select text from notes order by id"));
    }

    [Fact]
    public async Task What_was_stored_survives_a_migration()
    {
        using (var earlier = TestSchema.Open(folder, version: 1)) await earlier.AddNote("mine");

        using var database = TestSchema.Open(folder);

        Assert.Equal(["mine"], database.Notes());
    }

    [Fact]
    public async Task Processes_that_start_at_the_same_time_migrate_once()
    {
        for (var round = 0; round < 20; round++)
        {
            using var empty = new TempFolder();
            await MigrateAtTheSameTime([.. Enumerable.Range(0, 8).Select(_ => TestSchema.Open(empty))]);

            using var connection = TestSchema.Connect(empty);
            Assert.Equal(2, connection.ExecuteScalar<int>("select count(*) from notes"));
        }
    }

    [Fact]
    public void A_migration_that_fails_leaves_the_database_as_it_was()
    {
        using (var earlier = TestSchema.Open(folder, version: 1)) earlier.Prepare();
        Migration[] broken = [TestSchema.Migrations[0], new(2, "create table half (done integer); create table notes (again integer)")];

        using (var database = new SqliteDatabase(TestSchema.FileIn(folder), broken, Deadline))
            Assert.Throws<SqliteException>(database.Prepare);

        using var connection = TestSchema.Connect(folder);
        Assert.Equal(1, connection.ExecuteScalar<int>("pragma user_version"));
        Assert.Equal(["notes"], connection.Query<string>("select name from sqlite_master"));
    }

    [Fact]
    public void A_newer_schema_is_refused_and_left_alone()
    {
        using (var newer = TestSchema.Open(folder)) newer.Prepare();
        using var database = TestSchema.Open(folder, version: 2);

        var error = Assert.Throws<StorageUnusableException>(database.Prepare);

        Assert.Equal(
            $"Cannot use the database {TestSchema.FileIn(folder)}: its schema is version 3, and this Sentinel knows versions up to 2. " +
            "Run the newer Sentinel that wrote it, or set Sentinel:DataDirectory to another directory.",
            error.Message);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_alone()
    {
        using (var connection = TestSchema.Connect(folder)) connection.Execute("create table strategies (id integer)");
        using var database = TestSchema.Open(folder);

        AssertRefused(database, "it holds tables that Sentinel did not create", "Move it away");
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var garbage = string.Concat(Enumerable.Repeat("time,open,high,low,close,volume\n", 500));
        File.WriteAllText(TestSchema.FileIn(folder), garbage);
        using var database = TestSchema.Open(folder);

        AssertRefused(database, "it is not an SQLite database", "Move it away");

        Assert.Equal(garbage, File.ReadAllText(TestSchema.FileIn(folder)));
    }

    [Fact]
    public void A_file_of_an_unknown_format_is_refused_and_left_alone()
    {
        using (var earlier = TestSchema.Open(folder)) earlier.Prepare();
        var bytes = File.ReadAllBytes(TestSchema.FileIn(folder));
        bytes[47] = 99; // the format of its schema, of which SQLite knows four
        File.WriteAllBytes(TestSchema.FileIn(folder), bytes);
        using var database = TestSchema.Open(folder);

        var error = Assert.Throws<StorageUnusableException>(database.Prepare);

        Assert.Contains(TestSchema.FileIn(folder), error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(TestSchema.FileIn(folder)));
    }

    [Fact]
    public void A_read_only_file_is_refused()
    {
        using (var earlier = TestSchema.Open(folder)) earlier.Prepare();
        File.SetAttributes(TestSchema.FileIn(folder), FileAttributes.ReadOnly);
        using var database = TestSchema.Open(folder);

        AssertRefused(database, "it is read-only", "Let this user write the file and its directory");
    }

    [Fact]
    public void A_directory_in_place_of_the_file_is_refused()
    {
        Directory.CreateDirectory(TestSchema.FileIn(folder));
        using var database = TestSchema.Open(folder);

        AssertRefused(database, "it cannot be opened as a file", "Let this user write the file and its directory");
    }

    [Fact]
    public void A_file_in_place_of_the_data_directory_is_refused()
    {
        File.WriteAllText(folder.Of("data"), "not a directory");
        using var database = new SqliteDatabase(folder.Of("data/test.db"), TestSchema.Migrations, Deadline);

        var error = Assert.Throws<StorageUnusableException>(database.Prepare);

        Assert.Contains(folder.Of("data/test.db"), error.Message, StringComparison.Ordinal);
        Assert.Contains("its directory is no use", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_waits_for_another_process_that_holds_the_database()
    {
        using var database = TestSchema.Open(folder);
        database.Prepare();
        using var other = TestSchema.Connect(folder);
        other.Execute("begin immediate");

        var write = database.AddNote("patient");
        await Assert.ThrowsAsync<TimeoutException>(() => write.WaitAsync(TimeSpan.FromSeconds(2)));
        other.Execute("commit");

        Assert.Equal(1, await write.WaitAsync(Deadline));
    }

    [Fact]
    public async Task A_write_that_waited_too_long_fails_and_may_be_tried_again()
    {
        using var database = TestSchema.Open(folder, lockTimeout: TimeSpan.FromSeconds(1));
        database.Prepare();
        using var other = TestSchema.Connect(folder);
        other.Execute("begin immediate");

        var error = await Assert.ThrowsAsync<StorageLockedException>(() => database.AddNote("impatient").WaitAsync(Deadline));
        other.Execute("commit");
        await database.AddNote("again");

        Assert.Contains(TestSchema.FileIn(folder), error.Message, StringComparison.Ordinal);
        Assert.Equal(["again"], database.Notes());
    }

    [Fact]
    public void A_database_locked_at_the_start_is_a_fault_that_may_be_tried_again()
    {
        using (var earlier = TestSchema.Open(folder, version: 1)) earlier.Prepare();
        using var database = TestSchema.Open(folder, lockTimeout: TimeSpan.FromSeconds(1));
        using (var other = TestSchema.Connect(folder))
        {
            other.Execute("begin immediate");
            Assert.Throws<StorageLockedException>(database.Prepare);
        }

        database.Prepare();

        Assert.Empty(database.Notes());
    }

    [Fact]
    public async Task A_reader_does_not_wait_for_a_writer()
    {
        using var database = TestSchema.Open(folder);
        await database.AddNote("committed");
        using var other = TestSchema.Connect(folder);
        other.Execute("begin immediate; insert into notes (text) values ('uncommitted')");

        var notes = await Task.Run(database.Notes).WaitAsync(Deadline);

        Assert.Equal(["committed"], notes);
    }

    [Fact]
    public async Task What_was_committed_survives_a_crash_in_the_middle_of_a_write()
    {
        using var database = TestSchema.Open(folder);
        using var afterCrash = new TempFolder();
        await database.AddNote("committed");

        await database.Write(
            session =>
            {
                session.Execute("insert into notes (text) values ('half written')");
                File.Copy(TestSchema.FileIn(folder), TestSchema.FileIn(afterCrash));
                File.Copy(TestSchema.FileIn(folder) + "-wal", TestSchema.FileIn(afterCrash) + "-wal");
                return 0;
            },
            default);

        using var reopened = TestSchema.Open(afterCrash);
        Assert.Equal(["committed"], reopened.Notes());
        await reopened.AddNote("after the crash");
        Assert.Equal(["committed", "after the crash"], reopened.Notes());
    }

    private void AssertRefused(SqliteDatabase database, string cause, string remedy)
    {
        var error = Assert.Throws<StorageUnusableException>(database.Prepare);

        Assert.StartsWith(
            $"Cannot use the database {TestSchema.FileIn(folder)}: {cause}. {remedy}, or set Sentinel:DataDirectory to another directory.",
            error.Message,
            StringComparison.Ordinal);
    }

    private static SentinelDatabases DatabasesIn(string directory) =>
        new(Microsoft.Extensions.Options.Options.Create(new StorageOptions { DataDirectory = directory }));

    private static async Task MigrateAtTheSameTime(IReadOnlyList<SqliteDatabase> databases)
    {
        using var start = new Barrier(databases.Count);
        await Task.WhenAll(databases.Select(database => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                database.Prepare();
            },
            default,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        foreach (var database in databases) database.Dispose();
    }
}

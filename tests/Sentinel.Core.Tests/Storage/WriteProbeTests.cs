using Dapper;
using Microsoft.Data.Sqlite;
using Sentinel.Core.Storage;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class WriteProbeTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_changes_a_page_every_two_seconds_at_most_however_often_it_is_asked()
    {
        using var database = TestSchema.Open(folder);
        await database.AddNote("first");
        var time = new ManualTime();
        var probe = new WriteProbe(database, time);
        using var witness = TestSchema.Connect(folder);
        var seen = new List<long> { Changes(witness) };

        for (var second = 0; second < 3; second++, time.Now += TimeSpan.FromSeconds(1))
        {
            Assert.Null(await probe.Cause(default));
            seen.Add(Changes(witness));
        }

        Assert.NotEqual(seen[0], seen[1]);
        Assert.Equal(seen[1], seen[2]);
        Assert.NotEqual(seen[2], seen[3]);
        Assert.Equal(3, witness.ExecuteScalar<int>("pragma user_version"));
        Assert.Null(probe.FailedAt);
    }

    [Fact]
    public async Task A_lock_of_another_program_is_told_and_forgotten_once_it_ends()
    {
        using var database = TestSchema.Open(folder, lockTimeout: TimeSpan.FromMinutes(10));
        database.Prepare();
        using (var other = TestSchema.Connect(folder))
        {
            other.Execute("begin exclusive");

            var cause = await database.Writing.Cause(default).WaitAsync(Deadline);

            Assert.Contains("locked by another program, for 1", Assert.IsType<StorageLockedException>(cause).Message, StringComparison.Ordinal);
            Assert.NotNull(database.Writing.FailedAt);
        }

        await Eventually.Holds(async () => await database.Writing.Cause(default) is null);
    }

    [Fact]
    public async Task A_close_does_not_wait_for_the_lock_that_keeps_it_out()
    {
        var database = TestSchema.Open(folder, lockTimeout: TimeSpan.FromMinutes(10));
        database.Prepare();
        using var other = TestSchema.Connect(folder);
        other.Execute("begin exclusive");
        await database.Writing.Cause(default).WaitAsync(Deadline);

        await Task.Run(database.Dispose).WaitAsync(Deadline);
    }

    [Fact]
    public async Task A_write_that_failed_is_told_although_one_of_its_own_came_through_just_before()
    {
        using var database = TestSchema.Open(folder, lockTimeout: TimeSpan.FromSeconds(1));
        database.Prepare();
        Assert.Null(await database.Writing.Cause(default));
        using var other = TestSchema.Connect(folder);
        other.Execute("begin exclusive");
        await Assert.ThrowsAsync<StorageLockedException>(() => database.AddNote("kept out"));

        Assert.NotNull(await database.Writing.Cause(default).WaitAsync(Deadline));
    }

    [LinuxFact] // Windows removes no file that is open
    public async Task A_file_that_was_removed_is_told()
    {
        using var database = TestSchema.Open(folder);
        database.Prepare();
        File.Delete(TestSchema.FileIn(folder));

        Assert.Contains("it is gone", (await database.Writing.Cause(default))!.Cause, StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public async Task A_full_disk_is_told_by_its_folder_until_there_is_room()
    {
        using var disk = new SmallDisk(folder.Path, sizeMiB: 2);
        using (var database = TestSchema.Open(folder))
        {
            database.Prepare();
            disk.Fill();

            var cause = await database.Writing.Cause(default);

            Assert.Equal($"no room on the disk that holds {folder.Path}, the disk is full", cause?.Cause);
            disk.Clear();
            await Eventually.Holds(async () => await database.Writing.Cause(default) is null);
        }
    }

    // SQLite counts in it what other connections have committed.
    private static long Changes(SqliteConnection witness) => witness.ExecuteScalar<long>("pragma data_version");
}

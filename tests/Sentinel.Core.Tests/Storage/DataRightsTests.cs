using System.Runtime.Versioning;
using Sentinel.Core.Storage;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

/// <summary>Modes of the data directory and of the files in it, on systems that have such.</summary>
[SupportedOSPlatform("linux")]
public sealed class DataRightsTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [LinuxTheory]
    [InlineData(DataAccess.Owner, "700", "600")]
    [InlineData(DataAccess.GroupReads, "750", "640")]
    [InlineData(DataAccess.GroupWrites, "770", "660")]
    public async Task A_new_database_its_log_and_its_directory_are_open_to_nobody_else(DataAccess access, string directory, string files)
    {
        using var database = new SqliteDatabase(folder.Of("data/test.db"), TestSchema.Migrations, Deadline, access);

        await database.Write(_ => true, default);

        Assert.Equal(directory, ModeOf("data"));
        Assert.Equal([files, files, files], new[] { "data/test.db", "data/test.db-wal", "data/test.db-shm" }.Select(ModeOf));
        Assert.Null(database.Rights.Exposure());
    }

    [LinuxFact]
    public async Task What_an_earlier_version_left_open_to_others_is_closed()
    {
        using (var earlier = new SqliteDatabase(folder.Of("test.db"), TestSchema.Migrations, Deadline)) earlier.Prepare();
        SetMode("test.db", "666");
        using var database = new SqliteDatabase(folder.Of("test.db"), TestSchema.Migrations, Deadline);

        await database.Write(_ => true, default);

        Assert.Equal(["600", "600", "600"], new[] { "test.db", "test.db-wal", "test.db-shm" }.Select(ModeOf));
    }

    [LinuxTheory]
    [InlineData("755", false)]
    [InlineData("1777", false)]
    [InlineData("775", true)]
    [InlineData("777", true)]
    public void A_directory_that_is_there_stays_and_is_named_when_others_can_replace_what_is_in_it(string mode, bool isExposed)
    {
        Directory.CreateDirectory(folder.Of("data"));
        SetMode("data", mode);
        using var database = new SqliteDatabase(folder.Of("data/test.db"), TestSchema.Migrations, Deadline);

        database.Prepare();

        Assert.Equal(mode, ModeOf("data"));
        Assert.Equal(
            isExposed ? ($"others may replace files in {folder.Of("data")}, which has mode {mode}", $"chmod 700 {folder.Of("data")}") : null,
            database.Rights.Exposure());
    }

    [LinuxFact]
    public async Task A_file_that_was_opened_to_others_is_named_with_what_closes_it()
    {
        using var database = new SqliteDatabase(folder.Of("test.db"), TestSchema.Migrations, Deadline);
        await database.Write(_ => true, default);
        SetMode("test.db", "644");

        Assert.Equal(($"{folder.Of("test.db")} has mode 644", $"chmod 600 {folder.Of("test.db")}"), database.Rights.Exposure());
    }

    private string ModeOf(string name) => Convert.ToString((int)File.GetUnixFileMode(folder.Of(name)), 8);

    private void SetMode(string name, string octal) => File.SetUnixFileMode(folder.Of(name), (UnixFileMode)Convert.ToInt32(octal, 8));
}

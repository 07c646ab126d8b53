using Microsoft.Data.Sqlite;
using Sentinel.Core.Storage;
using Sentinel.TestKit;

namespace Sentinel.Core.Tests.Storage;

/// <summary>A small schema of three steps, each of which fails when it is taken twice.</summary>
internal static class TestSchema
{
    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        new(1, "create table notes (id integer primary key, text text not null)"),
        new(2, "alter table notes add column author text; insert into notes (text, author) values ('of step two', 'step')"),
        new(3, "create table links (note integer references notes (id)); insert into notes (text, author) values ('of step three', 'step')"),
    ];

    public static SqliteDatabase Open(TempFolder folder, int version = 3, TimeSpan? lockTimeout = null) =>
        new(FileIn(folder), [.. Migrations.Take(version)], lockTimeout ?? TimeSpan.FromSeconds(30));

    public static string FileIn(TempFolder folder) => folder.Of("test.db");

    /// <summary>A connection of another program, without any of our settings.</summary>
    public static SqliteConnection Connect(TempFolder folder)
    {
        var connection = new SqliteConnection($"Data Source={FileIn(folder)};Pooling=false");
        connection.Open();
        return connection;
    }

    public static Task<int> AddNote(this SqliteDatabase database, string text, CancellationToken cancellationToken = default) =>
        database.Write(session => session.Execute("insert into notes (text) values (@text)", new { text }), cancellationToken);

    public static List<string> Notes(this SqliteDatabase database)
    {
        return database.Read(session => session.All<string>("select text from notes where author is null order by id"), default).Result;
    }
}

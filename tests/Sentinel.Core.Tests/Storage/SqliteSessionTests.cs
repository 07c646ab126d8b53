using Microsoft.Data.Sqlite;
using Sentinel.Core.Storage;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class SqliteSessionTests : IDisposable
{
    private readonly SqliteSession session;

    public SqliteSessionTests()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        session = new SqliteSession(connection);
        session.Execute("create table facts (id integer primary key, text_fact text, whole_fact integer, real_fact real)");
    }

    public void Dispose() => session.Dispose();

    [Fact]
    public void A_value_alone_is_read_as_what_it_is_asked_for()
    {
        Assert.True(session.First<bool>("select exists (select 1)"));
        Assert.Equal(7, session.First<int>("select 7"));
        Assert.Equal(7L, session.First<long?>("select @value", new { value = 7 }));
        Assert.Equal("seven", session.First<string>("select 'seven'"));
        Assert.Null(session.First<string>("select null"));
        Assert.Null(session.First<long?>("select id from facts"));
        Assert.Equal(["a", "b"], session.All<string>("select 'a' union select 'b'"));
    }

    [Fact]
    public void What_was_null_at_first_is_read_once_it_is_not()
    {
        var before = Summary();
        session.Execute("insert into facts values (1, 'text', 2, 0.5)");

        var after = Summary();

        Assert.Equal(new Facts(), before);
        Assert.Equal(new Facts { TextFact = "text", WholeFact = 2, RealFact = 0.5 }, after);
    }

    [Fact]
    public void What_was_there_at_first_may_be_null_later()
    {
        session.Execute("insert into facts values (1, 'text', 2, 0.5)");
        Summary();
        session.Execute("delete from facts");

        Assert.Equal(new Facts(), Summary());
    }

    [Fact]
    public void A_statement_takes_new_values_each_time()
    {
        foreach (var (id, text) in new[] { (1, "one"), (2, (string?)null), (3, "three") })
            session.Execute("insert into facts (id, text_fact) values (@id, @text)", new { id, text });

        Assert.Equal(["one", null, "three"], session.All<string?>("select text_fact from facts order by id"));
    }

    // Expressions have no declared type, so only their values tell it.
    private Facts Summary() => session.First<Facts>(
        "select min(text_fact) as text_fact, max(whole_fact) as whole_fact, avg(real_fact) as real_fact from facts")!;

    private sealed record Facts
    {
        public string? TextFact { get; init; }

        public int? WholeFact { get; init; }

        public double? RealFact { get; init; }
    }
}

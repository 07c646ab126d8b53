using Sentinel.Core.Faults;

namespace Sentinel.Core.Storage;

/// <summary>The table <c>fault_history</c>: written in the transaction of whatever it tells.</summary>
internal static class FaultHistory
{
    private const string Select = """
        select at, attempt, cause from
        (select number, at, attempt, cause from fault_history where work_id = @id order by number desc limit @most)
        order by number
        """;


    /// <summary>Adds a line for each row of a table; the condition follows, and says what of <c>@Now</c> and <c>@Cause</c> is meant.</summary>
    public static string InsertFor(string table) =>
        $"insert into fault_history (work_id, at, attempt, cause) select id, @Now, attempts, @Cause from {table} ";

    /// <summary>The latest lines of some work, oldest first.</summary>
    public static IReadOnlyList<FaultEntry> Read(SqliteSession session, string id) =>
        [.. session.All<Row>(Select, new { id, most = FaultedWork.MaxHistory }).Select(row => new FaultEntry(UtcText.Parse(row.At), row.Attempt, row.Cause))];

    private sealed record Row
    {
        public required string At { get; init; }

        public int Attempt { get; init; }

        public required string Cause { get; init; }
    }
}

namespace Sentinel.Core.Strategies;

/// <summary>Which parameters a strategy asked for, and which it was sent in vain.</summary>
/// <param name="Read">Names that the code asked for, sent or not, in ordinal order.</param>
/// <param name="Unread">Names that were sent and that it never asked for, in the order they were sent.</param>
public sealed record ParameterUse(IReadOnlyList<string> Read, IReadOnlyList<string> Unread)
{
    private const int MostNamed = 5;

    /// <summary>What the author should know: that some were sent in vain; null when none was.</summary>
    public string? Warning => Unread is [] ? null : $"{Sent} sent and never read, so {Effect} nothing; the code reads {(Read is [] ? "no parameter" : Listed(Read))}.";

    private string Sent => Unread is [_] ? $"Parameter {Listed(Unread)} was" : $"Parameters {Listed(Unread)} were";

    private string Effect => Unread is [_] ? "its value changes" : "their values change";

    /// <summary>What became of the parameters of a run, or of several; null when that is not known.</summary>
    /// <param name="sent">Names that were sent.</param>
    /// <param name="read">Names that the code asked for; null when that is not known.</param>
    public static ParameterUse? Of(IEnumerable<string> sent, IReadOnlyList<string>? read) =>
        read is null ? null : new ParameterUse(read, [.. sent.Except(read, StringComparer.Ordinal)]);

    private static string Listed(IReadOnlyList<string> names)
    {
        var quoted = names.Take(MostNamed).Select(name => $"'{name}'").ToArray();
        return names.Count > MostNamed ? $"{string.Join(", ", quoted)} and {names.Count - MostNamed} more"
            : quoted is [.. var before, var last] && before.Length > 0 ? $"{string.Join(", ", before)} and {last}"
            : quoted[0];
    }
}

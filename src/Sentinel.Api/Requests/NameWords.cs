namespace Sentinel.Api.Requests;

/// <summary>The words that a name is made of, however it is written.</summary>
internal static class NameWords
{
    private const int MaxLength = 64;

    /// <summary>The words in lower case: taker and fee of <c>taker_fee</c>, <c>takerFee</c> and <c>TAKER-FEE</c>; none of a name that is too long.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        if (name.Length > MaxLength) return words;

        for (var start = 0; start < name.Length;)
        {
            var end = EndOfWord(name, start);
            if (end > start) words.Add(name[start..end].ToLowerInvariant());
            start = Math.Max(end, start + 1);
        }

        return words;
    }

    private static int EndOfWord(string name, int start)
    {
        var end = start;
        while (end < name.Length && char.IsLetter(name[end]) && (end == start || !BeginsWord(name, end))) end++;
        return end;
    }

    // Of FEEBps, B begins a word as its neighbour to the right is small.
    private static bool BeginsWord(string name, int at) =>
        char.IsUpper(name[at]) && (char.IsLower(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
}

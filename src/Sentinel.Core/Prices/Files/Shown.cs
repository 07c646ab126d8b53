namespace Sentinel.Core.Prices.Files;

/// <summary>What a stranger wrote, fit to stand in a sentence.</summary>
internal static class Shown
{
    private const int Length = 120;

    /// <summary>The text without control characters, cut to a line.</summary>
    public static string Of(string text)
    {
        var printable = string.Concat(text.Take(Length + 1).Select(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u202E' or '\uFFFD' ? '?' : c));
        return printable.Length > Length ? $"{printable[..Length]}…" : printable;
    }

    /// <summary>Cells as a line.</summary>
    public static string Of(IEnumerable<string> cells) => Of(string.Join(',', cells));
}

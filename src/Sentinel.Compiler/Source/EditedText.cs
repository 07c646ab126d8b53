using System.Text;

namespace Sentinel.Compiler.Source;

/// <summary>A text in which parts were replaced, and where each of its characters comes from.</summary>
/// <param name="Text">The text.</param>
/// <param name="Origin">For each of its characters, and for its end, a position in the text that it was at first.</param>
internal readonly record struct EditedText(string Text, int[] Origin)
{
    /// <summary>A text in which nothing is replaced.</summary>
    public static EditedText Of(string text) => new(text, [.. Enumerable.Range(0, text.Length + 1)]);

    /// <summary>Replaces parts, given in ascending order and apart from each other.</summary>
    public EditedText Replace(IEnumerable<(int Start, int Length, string By)> parts)
    {
        var text = new StringBuilder(Text.Length);
        var origin = new List<int>(Text.Length);
        var next = 0;
        foreach (var (start, length, by) in parts)
        {
            Keep(text, origin, next, start);
            text.Append(by);
            for (var i = 0; i < by.Length; i++) origin.Add(Origin[start]);
            next = start + length;
        }

        Keep(text, origin, next, Text.Length);
        origin.Add(Origin[^1]);
        return new EditedText(text.ToString(), [.. origin]);
    }

    private void Keep(StringBuilder text, List<int> origin, int start, int end)
    {
        text.Append(Text, start, end - start);
        origin.AddRange(Origin.AsSpan(start, end - start));
    }
}

using System.Text.RegularExpressions;

namespace Sentinel.Core.Prices;

/// <summary>Lines of a price file that hold no possible bar, all for one reason.</summary>
/// <param name="Reason">That of the first, as half a sentence such as <c>its high 10 is below its close 12</c>.</param>
/// <param name="Count">How many lines, one or more.</param>
/// <param name="FirstLines">The numbers of the first of them.</param>
public sealed partial record RejectedLines(string Reason, int Count, IReadOnlyList<int> FirstLines)
{
    private const int LinesNamed = 3;

    /// <summary>Lines by their reasons, whatever figures stand in these; in the order of the file.</summary>
    public static IReadOnlyList<RejectedLines> Of(IEnumerable<RejectedLine> lines) =>
    [
        .. lines.GroupBy(line => Figures().Replace(line.Reason, "#"))
            .Select(group => new RejectedLines(group.First().Reason, group.Count(), [.. group.Take(LinesNamed).Select(line => line.Line)])),
    ];

    /// <inheritdoc/>
    public override string ToString() => Count == 1
        ? $"line {FirstLines[0]}: {Reason}"
        : $"{Count} lines ({string.Join(", ", FirstLines)}{(Count > FirstLines.Count ? ", …" : "")}): {Reason}";

    [GeneratedRegex(@"'[^']*'|-?\d[\d.]*(?:[eE][+-]?\d+)?|NaN|∞")]
    private static partial Regex Figures();
}

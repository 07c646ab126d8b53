using System.Globalization;
using System.Text.RegularExpressions;
using Sentinel.Core.Strategies;

namespace Sentinel.Compiler.Source;

/// <summary>Numbers before the lines of a text: it was copied from something that shows them.</summary>
internal static partial class LineNumbers
{
    private const int LeastLines = 3;
    private const double LeastShare = 0.8;

    /// <summary>What is said of them; null when there are none.</summary>
    public static Complaint? ComplaintIn(string code)
    {
        var (lines, numbered, last) = (0, 0, -1);
        (int Line, string Mark)? first = null;
        foreach (var (i, line) in code.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;

            lines++;
            if (Mark().Match(line) is not { Success: true } mark) continue;

            var number = int.Parse(mark.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            if (number <= last) continue;

            (numbered, last) = (numbered + 1, number);
            first ??= (i + 1, mark.Value.Trim());
        }

        return first is var (at, shown) && numbered >= LeastLines && numbered >= lines * LeastShare
            ? new Complaint(DisqualificationReason.CompileError, new CodeError(at, 1, null, $"The lines begin with their numbers, the first with '{shown}'.", "Send the code without line numbers"))
            : null;
    }

    [GeneratedRegex(@"^[ \t]*(?<number>[0-9]{1,5})(?:[ \t]*[:|.)\]\u2502\u2192]|[ \t]|\r?$)", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}

using Sentinel.Core.Strategies;

namespace Sentinel.Compiler.Source;

/// <summary>The plus and minus signs of a change that was sent instead of what it makes.</summary>
internal static class DiffMarkers
{
    private const int LeastLines = 3;

    /// <summary>What is said of them; null when there are none.</summary>
    public static Complaint? ComplaintIn(string code)
    {
        var (lines, marked, hasHeader) = (0, 0, false);
        int? first = null;
        foreach (var (i, line) in code.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;

            lines++;
            hasHeader |= line.StartsWith("@@ ", StringComparison.Ordinal) || line.StartsWith("diff --git ", StringComparison.Ordinal);
            if (line[0] is not ('+' or '-')) continue;

            marked++;
            first ??= i + 1;
        }

        return first is { } at && (hasHeader || (marked >= LeastLines && 2 * marked >= lines))
            ? new Complaint(DisqualificationReason.CompileError, new CodeError(at, 1, null, "Lines begin with the '+' and '-' of a change.", "Send the whole code as it is after the change, without these signs"))
            : null;
    }
}

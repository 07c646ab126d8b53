using System.Buffers;
using System.Text.RegularExpressions;

namespace Sentinel.Api.Sweeps;

/// <summary>A text as a cell of a table that no spreadsheet takes for a formula.</summary>
/// <remarks>OWASP, "CSV Injection". Numbers are written as they are, so that they stay numbers.</remarks>
internal static partial class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t\"\r\n");

    /// <summary>The cell: quoted where it has to be, and with an apostrophe before whatever a spreadsheet would compute.</summary>
    public static string Cell(string text)
    {
        var harmless = Formula().Replace(text, "'");
        return harmless.Length == text.Length && !text.AsSpan().ContainsAny(Quoted)
            ? text
            : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // Where a cell begins, whichever separator the spreadsheet goes by; some take full-width signs for plain ones, and overlook blanks.
    [GeneratedRegex("""(?<=^|[,;|\t\r\n"])(?=[\s\p{C}]*[=+\-@＝＋－＠])|^(?=[\t\r\n])""", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}

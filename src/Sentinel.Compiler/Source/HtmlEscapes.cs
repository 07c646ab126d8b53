using System.Globalization;
using System.Text.RegularExpressions;

namespace Sentinel.Compiler.Source;

/// <summary>Characters that arrived as HTML writes them: the code was taken from a page.</summary>
internal static partial class HtmlEscapes
{
    // What is written for a page that is shown in a page is escaped twice.
    private const int MostTimes = 2;

    /// <summary>Where the first one stands, outside of strings and comments; null when there is none.</summary>
    public static (int Position, string Escape)? FirstIn(string code)
    {
        foreach (var found in Escape().EnumerateMatches(code))
        {
            var line = code.AsSpan(0, found.Index);
            line = line[(line.LastIndexOf('\n') + 1)..];
            if (!line.Contains("//", StringComparison.Ordinal) && line.Count('"') % 2 == 0) return (found.Index, code.Substring(found.Index, found.Length));
        }

        return null;
    }

    /// <summary>The text with all of them undone.</summary>
    public static EditedText Undo(EditedText sent)
    {
        var text = sent;
        for (var i = 0; i < MostTimes && FirstIn(text.Text) is not null; i++)
            text = text.Replace(Escape().Matches(text.Text).Select(found => (found.Index, found.Length, Plain(found))));

        return text;
    }

    private static string Plain(Match escape) => escape.Groups["name"].Value switch
    {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => " ",
        _ => Numbered(escape),
    };

    private static string Numbered(Match escape)
    {
        var isHexadecimal = escape.Groups["hex"].Success;
        var digits = isHexadecimal ? escape.Groups["hex"].ValueSpan : escape.Groups["number"].ValueSpan;
        var value = int.Parse(digits, isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture);
        return value is >= ' ' and < 0xD800 or '\n' or '\t' ? ((char)value).ToString() : escape.Value;
    }

    [GeneratedRegex("&(?:(?<name>lt|gt|amp|quot|apos|nbsp)|#(?<number>[0-9]{1,5})|#[xX](?<hex>[0-9a-fA-F]{1,4}));", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}

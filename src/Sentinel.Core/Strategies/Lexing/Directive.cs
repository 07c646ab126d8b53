using System.Text.RegularExpressions;

namespace Sentinel.Core.Strategies.Lexing;

/// <summary>Preprocessor lines that switch no code on or off.</summary>
internal static partial class Directive
{
    /// <summary>How many regions are open behind a line that were not before it, -1 for one that is closed; null for a line of another kind.</summary>
    public static int? RegionsOpenedBy(ReadOnlySpan<char> line) =>
        Setting().IsMatch(line) ? 0 : Region().IsMatch(line) ? 1 : EndRegion().IsMatch(line) ? -1 : null;

    [GeneratedRegex("""
        ^\#[ \t]*(
            nullable [ \t]+ (enable|disable|restore) ([ \t]+ (annotations|warnings))?
            | pragma [ \t]+ warning [ \t]+ (disable|restore) ([ \t]+ [A-Za-z0-9]{1,9} ([ \t]*,[ \t]* [A-Za-z0-9]{1,9})*)?
        )[ \t]* (//.*)? $
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^#[ \t]*region([ \t]|$)")]
    private static partial Regex Region();

    [GeneratedRegex(@"^#[ \t]*endregion([ \t]|$)")]
    private static partial Regex EndRegion();
}

namespace Sentinel.Api.Requests;

/// <summary>The header <c>Prefer</c> (RFC 7240): preferences parted by commas, each a name, maybe a value, maybe parameters behind semicolons.</summary>
internal static class PreferHeader
{
    /// <summary>The value of a preference, of the first where it is there more than once; null when it is not there or has none.</summary>
    public static string? Find(string header, string name) => Parts(header, ',')
        .Select(preference => Parts(preference, ';').First().Split('=', 2, StringSplitOptions.TrimEntries))
        .FirstOrDefault(preference => preference[0].Equals(name, StringComparison.OrdinalIgnoreCase)) is [_, var value]
            ? Unquoted(value)
            : null;

    private static string Unquoted(string value) => value is ['"', .. var inner, '"'] ? inner.Trim() : value;

    // A separator within quotes is none.
    private static IEnumerable<string> Parts(string text, char separator)
    {
        var (start, isQuoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (isQuoted && text[i] == '\\') i++;
            else if (text[i] == '"') isQuoted = !isQuoted;
            else if (text[i] == separator && !isQuoted)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }
}

using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Sentinel.Core.Prices.Files;

/// <summary>How the numbers of one file are written, which only all of them together say.</summary>
internal sealed partial class NumberColumns
{
    private const int MaxLength = 64;

    private static readonly SearchValues<char> Marks = SearchValues.Create(",'’ \u00A0\u202F_");

    private readonly bool isDecimalComma;
    private readonly bool mayHaveCommas;

    /// <param name="texts">Prices and volumes of the file.</param>
    /// <param name="separator">What separates the cells; null in JSON, whose numbers have no commas.</param>
    /// <param name="given">The decimal mark, <c>.</c> or <c>,</c>, if somebody said it.</param>
    /// <exception cref="FormatException">Nothing says whether 60.000 is sixty or sixty thousand.</exception>
    public NumberColumns(IEnumerable<string> texts, char? separator, char? given)
    {
        mayHaveCommas = separator is not null;
        isDecimalComma = given is { } mark ? mark == ',' : mayHaveCommas && FindDecimalComma(texts, mayBeThousands: separator is not ',');
    }

    /// <summary>How they are written, as part of a sentence; empty for a decimal point.</summary>
    public string Description => isDecimalComma ? ", decimal comma" : "";

    /// <summary>Reads one of them.</summary>
    public bool TryRead(string text, out double number)
    {
        number = 0;
        if (text.Length > MaxLength) return false;

        var bare = mayHaveCommas ? Bare(text) : text;
        if (bare is null) return false;
        return double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    // Without signs of money and thousands, and with a decimal point; null where the thousands do not stand in threes.
    private string? Bare(string text)
    {
        var plain = text.Trim('$', '€', '£', ' ');
        if (plain.AsSpan().IndexOfAny(Marks) < 0 && !isDecimalComma) return plain;

        var pattern = isDecimalComma ? GroupedWithComma() : GroupedWithPoint();
        if (pattern.Match(plain) is not { Success: true } match) return null;

        var whole = string.Concat(match.Groups["whole"].Value.Where(c => char.IsAsciiDigit(c) || c == '-'));
        return $"{whole}.{match.Groups["part"].Value}0{match.Groups["exponent"].Value}";
    }

    private static bool FindDecimalComma(IEnumerable<string> texts, bool mayBeThousands)
    {
        var (commaGroup, pointGroup, isPlain) = ((string?)null, (string?)null, false);
        foreach (var text in texts)
        {
            var (comma, point) = (text.LastIndexOf(','), text.LastIndexOf('.'));
            if (comma >= 0 && point >= 0) return comma > point;
            if (comma >= 0 && text.IndexOf(',') != comma) return false;
            if (point >= 0 && text.IndexOf('.') != point) return true;
            if (comma >= 0 && !IsOneGroup(text, comma)) return true;
            if (comma >= 0) commaGroup ??= text;
            else if (point >= 0 && IsOneGroup(text, point)) pointGroup ??= text;
            else isPlain |= point >= 0;
        }

        if (isPlain) return false;
        return (commaGroup ?? (mayBeThousands ? pointGroup : null)) is { } doubtful
            ? throw new FormatException(
                $"'{Shown.Of(doubtful)}' may have a decimal mark or one between thousands, and no other number of the file tells: say --decimal comma or --decimal point.")
            : false;
    }

    private static bool IsOneGroup(string text, int point) => text.Length - point - 1 == 3 && point is > 0 and <= 3 && text[0] != '0';

    [GeneratedRegex(@"\A(?<whole>-?(?:\d{1,3}(?:[,'’ \u00A0\u202F_]\d{3})+|\d+))(?:\.(?<part>\d*))?(?<exponent>[eE][+-]?\d+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex GroupedWithPoint();

    [GeneratedRegex(@"\A(?<whole>-?(?:\d{1,3}(?:[.'’ \u00A0\u202F_]\d{3})+|\d+))(?:,(?<part>\d*))?(?<exponent>[eE][+-]?\d+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex GroupedWithComma();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Sentinel.Core.Prices.Files;

/// <summary>One moment as people and programs write it.</summary>
/// <param name="Time">The moment; without a zone it is taken for UTC.</param>
/// <param name="Form">How it is written.</param>
internal readonly partial record struct TimeText(DateTimeOffset Time, TimeForm Form)
{
    private const int MaxLength = 80;
    private const decimal LeastUnixSeconds = 1e8m;
    private const int FirstExcelDay = 25_569;
    private const int LastExcelDay = 73_050;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Whether a text names a moment, whatever the order of day and month.</summary>
    public static bool IsTime(string text) => TryRead(text, DateOrder.DayFirst, out _) || TryRead(text, DateOrder.MonthFirst, out _);

    /// <summary>Whether a text is a time of day, which a date stands beside.</summary>
    public static bool IsTimeOfDay(string text) => TimeOfDay().IsMatch(text);

    /// <summary>The two numbers before a year, of which one is the day; null where the order is not in question.</summary>
    public static (int First, int Second)? DayAndMonth(string text) =>
        text.Length <= MaxLength && Moment().Match(text) is { Success: true } match && match.Groups["a"].Success && match.Groups["sep"].Value != "."
            ? (Number(match, "a"), Number(match, "b"))
            : null;

    /// <summary>Reads a moment.</summary>
    /// <param name="text">Unix seconds, milliseconds, microseconds or nanoseconds, a day of Excel, ISO 8601, or a usual date with or without time of day.</param>
    /// <param name="order">For dates such as 03/04/2024; those with dots have the day first in any case.</param>
    /// <param name="moment">The moment.</param>
    public static bool TryRead(string text, DateOrder order, out TimeText moment)
    {
        moment = default;
        if (text.Length is 0 or > MaxLength) return false;
        if (UnixNumber().IsMatch(text) && TryReadNumber(text.Replace(',', '.'), out moment)) return true;

        return Moment().Match(text) is { Success: true } match && TryReadMoment(match, order, out moment);
    }

    private static bool TryReadNumber(string text, out TimeText moment)
    {
        moment = default;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return false;

        (decimal TicksPerUnit, TimeForm Form)? unit = number switch
        {
            >= FirstExcelDay and < LastExcelDay => (TimeSpan.TicksPerDay, TimeForm.ExcelDay),
            < LeastUnixSeconds => null,
            < 1e11m => (TimeSpan.TicksPerSecond, TimeForm.UnixSeconds),
            < 1e14m => (TimeSpan.TicksPerMillisecond, TimeForm.UnixMilliseconds),
            < 1e17m => (TimeSpan.TicksPerMicrosecond, TimeForm.UnixMicroseconds),
            < 1e20m => (0.01m, TimeForm.UnixNanoseconds),
            _ => null,
        };
        if (unit is not var (ticksPerUnit, form)) return false;

        // Days of Excel are binary fractions: an hour of them is off by less than a millisecond.
        var ticks = form is TimeForm.ExcelDay
            ? Math.Round((number - FirstExcelDay) * 86_400, MidpointRounding.AwayFromZero) * TimeSpan.TicksPerSecond
            : Math.Floor(number * ticksPerUnit);
        if (ticks > (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks) return false;

        moment = new TimeText(DateTimeOffset.UnixEpoch.AddTicks((long)ticks), form);
        return true;
    }

    private static bool TryReadMoment(Match match, DateOrder order, out TimeText moment)
    {
        moment = default;
        var (day, month) = match.Groups["sep"].Value is "." || order is DateOrder.DayFirst ? ("a", "b") : ("b", "a");
        if (!match.Groups["a"].Success) (day, month) = ("d", "m");
        var monthNumber = match.Groups["mon"].Success ? Array.IndexOf(Months, match.Groups["mon"].Value[..3].ToLowerInvariant()) + 1 : Number(match, month);
        var hour = Number(match, "h");
        if (match.Groups["ap"].Success)
        {
            if (hour is < 1 or > 12) return false;
            hour = (hour % 12) + (match.Groups["ap"].Value is "p" or "P" ? 12 : 0);
        }

        var ticks = match.Groups["f"].Success ? long.Parse(match.Groups["f"].Value.PadRight(7, '0')[..7], CultureInfo.InvariantCulture) : 0;
        if (!DateTime.TryParseExact(
            $"{Number(match, "y"):0000}-{monthNumber:00}-{Number(match, day):00} {hour:00}:{Number(match, "mi"):00}:{Number(match, "s"):00}",
            "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;

        var offset = new TimeSpan(Number(match, "oh"), Number(match, "om"), 0) * (match.Groups["sign"].Value is "-" ? -1 : 1);
        if (offset.Duration() > TimeSpan.FromHours(14) || local.Year is < 1900 or > 9998) return false;

        var isZoned = match.Groups["z"].Success || match.Groups["sign"].Success;
        moment = new TimeText(new DateTimeOffset(local.AddTicks(ticks), offset).ToUniversalTime(), isZoned ? TimeForm.Zoned : TimeForm.Unzoned);
        return true;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A\d{5,19}(?:[.,]\d{1,12})?\z|\A\d(?:[.,]\d{1,18})?[eE]\+?\d{1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UnixNumber();

    [GeneratedRegex(@"\A(?:\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s*[AaPp]\.?[Mm]\.?)?|\d{4}|\d{6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(
        """
        \A
        (?: (?<y>\d{4})(?<ymd>[-/.])(?<m>\d{1,2})\k<ymd>(?<d>\d{1,2})
          | (?<a>\d{1,2})(?<sep>[-/.])(?<b>\d{1,2})\k<sep>(?<y>\d{4})
          | (?<y>\d{4})(?<m>\d\d)(?<d>\d\d)
          | (?:[A-Za-z]{3,9},?\ )? (?<d>\d{1,2})[-\ ](?<mon>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)[-\ ,]\ ?(?<y>\d{4})
          | (?:[A-Za-z]{3,9},?\ )? (?<mon>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\ (?<d>\d{1,2}),?\ (?<y>\d{4}) )
        (?: (?:[T,\ _-]\ ?) (?: (?<h>\d{1,2}) (?: :(?<mi>\d\d) (?: :(?<s>\d\d) (?: [.,](?<f>\d{1,9}) )? )? )? | (?<h>\d\d)(?<mi>\d\d)(?<s>\d\d)? )
            (?: [\ -]? (?<ap>[ap])\.?m\.? )? )?
        \ ? (?<z>Z|UTC|GMT)?
        (?: \ ? (?<sign>[+-])(?<oh>\d\d)(?: :?(?<om>\d\d) )? (?: \ ?UTC )? )?
        (?: \ ?\(.{1,40}\) | \[[A-Za-z_/+-]{1,40}\] )?
        \z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Moment();
}

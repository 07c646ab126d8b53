namespace Sentinel.Core.Prices.Files;

/// <summary>How the times of one file are written, which only all of them together say.</summary>
internal sealed class TimeColumn
{
    private readonly DateOrder order;
    private readonly bool isZoned;
    private readonly TimeForm? form;
    private readonly string? example;

    /// <param name="texts">All times of the file.</param>
    /// <param name="given">The order of day and month if somebody said it.</param>
    /// <exception cref="FormatException">Nothing says which is the day and which the month.</exception>
    public TimeColumn(IReadOnlyList<string> texts, DateOrder given)
    {
        order = given is not DateOrder.Unknown ? given : FindOrder(texts);
        foreach (var text in texts)
        {
            if (!TimeText.TryRead(text, order, out var moment)) continue;

            example ??= text;
            form ??= moment.Form;
            isZoned |= moment.Form is TimeForm.Zoned;
        }
    }

    /// <summary>How they are written, as part of a sentence.</summary>
    public string Description => (isZoned ? TimeForm.Zoned : form) switch
    {
        TimeForm.Zoned => "times with their offset",
        TimeForm.UnixSeconds => "times in Unix seconds",
        TimeForm.UnixMilliseconds => "times in Unix milliseconds",
        TimeForm.UnixMicroseconds => "times in Unix microseconds",
        TimeForm.UnixNanoseconds => "times in Unix nanoseconds",
        TimeForm.ExcelDay => "times in days since 1900, taken for UTC",
        _ => $"times without an offset{(order is DateOrder.DayFirst ? ", day first" : order is DateOrder.MonthFirst ? ", month first" : "")}, taken for UTC",
    };

    /// <summary>Reads one of them.</summary>
    /// <returns>Why it is none, as half a sentence; null when it is one.</returns>
    public string? Read(string text, out DateTimeOffset time)
    {
        time = default;
        if (!TimeText.TryRead(text, order, out var moment)) return $"'{Shown.Of(text)}' is not a time such as {Example}";
        if (isZoned && moment.Form is TimeForm.Unzoned) return $"'{Shown.Of(text)}' is not a UTC time such as {Example}: it has no offset, though others have one";
        if (IsCounted(moment.Form) != IsCounted(form!.Value)) return $"'{Shown.Of(text)}' is not written as the other times, such as {Example}";

        time = moment.Time;
        return null;
    }

    private string Example => example is null ? "2024-06-01T00:00:00Z" : Shown.Of(example);

    private static bool IsCounted(TimeForm form) => form is not (TimeForm.Zoned or TimeForm.Unzoned);

    private static DateOrder FindOrder(IReadOnlyList<string> texts)
    {
        string? doubtful = null;
        foreach (var text in texts)
        {
            if (TimeText.DayAndMonth(text) is not var (first, second)) continue;
            if (first > 12 && second <= 12) return DateOrder.DayFirst;
            if (second > 12 && first <= 12) return DateOrder.MonthFirst;
            doubtful ??= text;
        }

        return doubtful is null
            ? DateOrder.Unknown
            : throw new FormatException($"'{Shown.Of(doubtful)}' may be day first or month first, and no other date of the file tells: say --dates day-first or --dates month-first.");
    }
}

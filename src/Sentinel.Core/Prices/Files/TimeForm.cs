namespace Sentinel.Core.Prices.Files;

/// <summary>How a moment is written.</summary>
internal enum TimeForm
{
    /// <summary>Date and time of day without a zone.</summary>
    Unzoned,

    /// <summary>Date and time of day with a zone.</summary>
    Zoned,

    /// <summary>Seconds since 1970.</summary>
    UnixSeconds,

    /// <summary>Thousandths of them.</summary>
    UnixMilliseconds,

    /// <summary>Millionths of them.</summary>
    UnixMicroseconds,

    /// <summary>Billionths of them.</summary>
    UnixNanoseconds,

    /// <summary>Days since 1900 with a fraction, as a spreadsheet counts.</summary>
    ExcelDay,
}

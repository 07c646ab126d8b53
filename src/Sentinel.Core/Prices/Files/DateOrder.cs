namespace Sentinel.Core.Prices.Files;

/// <summary>Which of two numbers before a year is the day.</summary>
internal enum DateOrder
{
    /// <summary>Not said, and not yet known.</summary>
    Unknown,

    /// <summary>As in 30/03/2024.</summary>
    DayFirst,

    /// <summary>As in 03/30/2024.</summary>
    MonthFirst,
}

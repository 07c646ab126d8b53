namespace Sentinel.Core.Strategies;

public sealed partial class Series
{
    /// <summary>Sums bar by bar.</summary>
    public static Series operator +(Series left, Series right) => Combine(left, right, static (a, b) => a + b);

    /// <summary>Differences bar by bar.</summary>
    public static Series operator -(Series left, Series right) => Combine(left, right, static (a, b) => a - b);

    /// <summary>Products bar by bar.</summary>
    public static Series operator *(Series left, Series right) => Combine(left, right, static (a, b) => a * b);

    /// <summary>Quotients bar by bar.</summary>
    public static Series operator /(Series left, Series right) => Combine(left, right, static (a, b) => a / b);

    /// <summary>Adds a number to each value.</summary>
    public static Series operator +(Series left, double right) => Map(left, value => value + right);

    /// <summary>Subtracts a number from each value.</summary>
    public static Series operator -(Series left, double right) => Map(left, value => value - right);

    /// <summary>Multiplies each value by a number.</summary>
    public static Series operator *(Series left, double right) => Map(left, value => value * right);

    /// <summary>Divides each value by a number.</summary>
    public static Series operator /(Series left, double right) => Map(left, value => value / right);

    /// <summary>Adds each value to a number.</summary>
    public static Series operator +(double left, Series right) => Map(right, value => left + value);

    /// <summary>Subtracts each value from a number.</summary>
    public static Series operator -(double left, Series right) => Map(right, value => left - value);

    /// <summary>Multiplies a number by each value.</summary>
    public static Series operator *(double left, Series right) => Map(right, value => left * value);

    /// <summary>Divides a number by each value.</summary>
    public static Series operator /(double left, Series right) => Map(right, value => left / value);

    /// <summary>The same values with the opposite sign.</summary>
    public static Series operator -(Series series) => Map(series, static value => -value);

    internal static Series Combine(Series left, Series right, Func<double, double, double> operation)
    {
        if (left.Count != right.Count)
            throw new ArgumentException($"Series of {left.Count} and {right.Count} values cannot be combined bar by bar.");

        var result = new double[left.Count];
        for (var i = 0; i < result.Length; i++) result[i] = operation(left.values[i], right.values[i]);
        return new Series(result);
    }

    private static Series Map(Series series, Func<double, double> operation)
    {
        var result = new double[series.Count];
        for (var i = 0; i < result.Length; i++) result[i] = operation(series.values[i]);
        return new Series(result);
    }
}

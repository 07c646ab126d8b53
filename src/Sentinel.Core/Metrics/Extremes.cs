namespace Sentinel.Core.Metrics;

/// <summary>The smallest and the largest of some values; both null without values.</summary>
/// <param name="Smallest">In the unit of the values.</param>
/// <param name="Largest">In the unit of the values.</param>
public readonly record struct Extremes(double? Smallest, double? Largest)
{
    /// <summary>The extremes of finite values in any order.</summary>
    public static Extremes Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return default;

        var (smallest, largest) = (values[0], values[0]);
        foreach (var value in values)
        {
            if (value < smallest) smallest = value;
            if (value > largest) largest = value;
        }

        return new Extremes(smallest, largest);
    }
}

namespace Sentinel.Core.Strategies;

public sealed partial class Series
{
    // Where an indicator of this series begins to warm up; Count when there is nothing to begin with.
    internal int FirstFinite => Array.FindIndex(values, double.IsFinite) is >= 0 and var index ? index : Count;

    // Computes the values from an index on, in order; NaN before.
    internal static Series Define(int count, int first, Func<int, double> value)
    {
        var result = new double[count];
        for (var i = 0; i < count; i++) result[i] = i < first ? double.NaN : value(i);
        return new Series(result);
    }

    internal Series BlankBefore(int first) => Define(Count, first, i => values[i]);
}

using System.Collections;

namespace Sentinel.Core.Strategies;

/// <summary>A read-only column of numbers, one per bar, oldest first; NaN where an indicator is still warming up.</summary>
public sealed partial class Series : IReadOnlyList<double>
{
    private readonly double[] values;

    // Takes the array over: a series is built once and never changed.
    internal Series(double[] values) => this.values = values;

    /// <summary>Number of values.</summary>
    public int Count => values.Length;

    /// <summary>Number of values; the same as <see cref="Count"/>.</summary>
    public int Length => values.Length;

    /// <summary>The value at an index, 0 for the oldest.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such bar.</exception>
    public double this[int index] => values[index];

    /// <summary>The values as a span.</summary>
    public static implicit operator ReadOnlySpan<double>(Series series) => series.values;

    /// <summary>A new series of a part of this one; with it, <c>series[^24..]</c> works.</summary>
    public Series Slice(int start, int length) => new(values.AsSpan(start, length).ToArray());

    /// <summary>A copy of the values.</summary>
    public double[] ToArray() => (double[])values.Clone();

    /// <summary>The values as a span.</summary>
    public ReadOnlySpan<double> AsSpan() => values;

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using System.Runtime.InteropServices;

namespace Sentinel.Core.Strategies;

/// <summary>A read-only column of numbers, one per bar, oldest first; NaN where an indicator is still warming up.</summary>
public sealed partial class Series : Column<double>
{
    private readonly double[] values;

    // Takes the array over: a series is built once and never changed.
    internal Series(double[] values) => this.values = values;

    /// <inheritdoc/>
    public override int Count => values.Length;

    /// <inheritdoc/>
    public override double this[int index] => values[index];

    /// <summary>The values as a span.</summary>
    public static implicit operator ReadOnlySpan<double>(Series series) => series.values;

    /// <summary>A new series of a part of this one; with it, <c>series[^24..]</c> works.</summary>
    public Series Slice(int start, int length) => new(values.AsSpan(start, length).ToArray());

    /// <summary>A copy of the values.</summary>
    public double[] ToArray() => (double[])values.Clone();

    /// <summary>The values as a span.</summary>
    public ReadOnlySpan<double> AsSpan() => values;

    /// <inheritdoc/>
    public override IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)values).GetEnumerator();

    internal Series Anew() => new(values);

    // As bits: two numbers that are equal need not be the same, and NaN is equal to nothing.
    internal bool Holds(ReadOnlySpan<double> others) => MemoryMarshal.Cast<double, long>(others).SequenceEqual(MemoryMarshal.Cast<double, long>(values.AsSpan()));
}

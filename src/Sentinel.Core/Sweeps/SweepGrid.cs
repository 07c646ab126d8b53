using Sentinel.Core.Strategies;

namespace Sentinel.Core.Sweeps;

/// <summary>Every combination of the values of some parameters. Its points are numbered from 0; the last axis changes fastest.</summary>
public sealed class SweepGrid
{
    /// <summary>Most axes a grid may have.</summary>
    public const int MaxAxes = 8;

    /// <summary>Most points a grid may have.</summary>
    public const int MaxPoints = 100_000;

    // How far apart two points are that differ by one step along an axis.
    private readonly int[] strides;

    /// <summary>A grid of the given axes; their values are put in ascending order.</summary>
    /// <exception cref="ArgumentException">No axis or too many, too many points, or an axis whose values are missing, twice there or not finite.</exception>
    public SweepGrid(IReadOnlyList<SweepAxis> axes)
    {
        if (axes.Count is 0 or > MaxAxes) throw new ArgumentException($"A grid has 1 to {MaxAxes} axes, not {axes.Count}.", nameof(axes));
        if (axes.Select(axis => axis.Name).Distinct().Count() < axes.Count) throw new ArgumentException("Two axes have one name.", nameof(axes));
        if (axes.Any(axis => !IsValid(axis.Values))) throw new ArgumentException("An axis has distinct, finite values.", nameof(axes));

        var points = axes.Aggregate(1.0, (product, axis) => product * axis.Values.Count);
        if (points > MaxPoints) throw new ArgumentException($"A grid has at most {MaxPoints} points.", nameof(axes));

        Axes = [.. axes.Select(axis => axis with { Values = [.. axis.Values.Order()] })];
        strides = new int[axes.Count];
        Count = 1;
        for (var i = axes.Count - 1; i >= 0; i--) (strides[i], Count) = (Count, Count * axes[i].Values.Count);
    }

    /// <summary>The axes, in the order they were given.</summary>
    public IReadOnlyList<SweepAxis> Axes { get; }

    /// <summary>Number of points, 1 to <see cref="MaxPoints"/>.</summary>
    public int Count { get; }

    /// <summary>The parameters of a point.</summary>
    public Parameters PointAt(int index) => new(Axes.Select((axis, i) => KeyValuePair.Create(axis.Name, axis.Values[StepAt(index, i)])));

    /// <summary>
    /// The neighbours of a point: those one step away along one axis and equal in all others. A point has up to two per axis; at the
    /// edge of the grid it has fewer.
    /// </summary>
    /// <param name="index">The point.</param>
    /// <param name="neighbours">Receives their indices; two per axis fit all.</param>
    /// <returns>How many they are.</returns>
    public int NeighboursOf(int index, Span<int> neighbours)
    {
        var count = 0;
        for (var i = 0; i < strides.Length; i++)
        {
            var step = StepAt(index, i);
            if (step > 0) neighbours[count++] = index - strides[i];
            if (step < Axes[i].Values.Count - 1) neighbours[count++] = index + strides[i];
        }

        return count;
    }

    private int StepAt(int index, int axis) => index / strides[axis] % Axes[axis].Values.Count;

    private static bool IsValid(IReadOnlyList<double> values) =>
        values.Count > 0 && values.All(double.IsFinite) && values.Distinct().Count() == values.Count;
}

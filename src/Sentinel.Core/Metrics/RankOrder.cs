using System.Numerics;

namespace Sentinel.Core.Metrics;

/// <summary>Finds the value at one rank without sorting the rest.</summary>
/// <remarks>
/// C. A. R. Hoare, "Algorithm 65: Find", Communications of the ACM, 1961; many values are first cut just beyond the rank, where a sample of
/// them says: R. W. Floyd and R. L. Rivest, "Expected Time Bounds for Selection", Communications of the ACM, 1975.
/// </remarks>
internal static class RankOrder
{
    private const int FewEnoughToSort = 16;
    private const int EnoughToSample = 4_096;
    private const int Samples = 256;

    // By how many of its values a sample rarely errs.
    private const int Margin = 12;

    /// <summary>Moves values until the one at an index is where sorting would put it, with none larger before it and none smaller after it.</summary>
    /// <param name="values">Finite values in any order.</param>
    /// <param name="rank">An index of them.</param>
    public static void Place(Span<double> values, int rank)
    {
        // A hostile order could make every cut a bad one; after so many the rest is sorted.
        for (var cuts = 2 * BitOperations.Log2((uint)values.Length + 1); values.Length > FewEnoughToSort && cuts > 0; cuts--)
        {
            var (left, right) = Cut(values, PivotFor(rank, values));
            if (rank <= right)
            {
                values = values[..(right + 1)];
            }
            else if (rank >= left)
            {
                values = values[left..];
                rank -= left;
            }
            else
            {
                return; // between the parts all values are equal
            }
        }

        values.Sort();
    }

    // Values up to the pivot end at Right, values from the pivot on begin at Left.
    private static (int Left, int Right) Cut(Span<double> values, double pivot)
    {
        var (left, right) = (0, values.Length - 1);
        while (left <= right)
        {
            while (values[left] < pivot) left++;
            while (values[right] > pivot) right--;
            if (left > right) break;

            (values[left], values[right]) = (values[right], values[left]);
            left++;
            right--;
        }

        return (left, right);
    }

    // One of the values, as the cut needs it.
    private static double PivotFor(int rank, ReadOnlySpan<double> values)
    {
        if (values.Length < EnoughToSample) return MedianOf(values[0], values[values.Length / 2], values[^1]);

        Span<double> sample = stackalloc double[Samples];
        for (var i = 0; i < Samples; i++) sample[i] = values[(int)((long)i * values.Length / Samples)];
        sample.Sort();
        var place = (int)((long)rank * Samples / values.Length);
        return sample[rank < values.Length / 2 ? place + Margin : place - Margin];
    }

    private static double MedianOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}

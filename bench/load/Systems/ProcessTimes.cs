namespace Sentinel.Load.Systems;

/// <summary>Sums of times.</summary>
internal static class ProcessTimes
{
    public static TimeSpan Sum<T>(this IEnumerable<T> items, Func<T, TimeSpan> part) => items.Aggregate(TimeSpan.Zero, (sum, item) => sum + part(item));
}

namespace Sentinel.Load.Cold;

/// <summary>Strategies by their place in the order since a start, both ends included.</summary>
internal sealed record Stretch(int First, int Last)
{
    private static readonly Stretch[] Known = [new(1, 100), new(101, 300), new(301, 1_000), new(1_001, 3_000), new(3_001, 7_500), new(7_501, 10_000)];

    /// <summary>How many they are.</summary>
    public int Count => Last - First + 1;

    /// <summary>The stretches in which so many strategies are told apart, the last cut off where they end.</summary>
    public static IReadOnlyList<Stretch> UpTo(int strategies) =>
        [.. Known.TakeWhile(stretch => stretch.First <= strategies).Select(stretch => stretch with { Last = Math.Min(stretch.Last, strategies) })];

    public override string ToString() => FormattableString.Invariant($"{First:N0} to {Last:N0}");
}

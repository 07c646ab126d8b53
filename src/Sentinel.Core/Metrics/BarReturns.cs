namespace Sentinel.Core.Metrics;

/// <summary>Simple returns from close to close.</summary>
public static class BarReturns
{
    /// <summary>equity[i] / equity[i-1] - 1 for every bar but the first, as fractions, oldest first.</summary>
    /// <param name="equity">One value per bar, oldest first, not negative; after a zero every return is zero.</param>
    public static double[] Of(ReadOnlySpan<double> equity)
    {
        if (equity.Length < 2) return [];

        var returns = new double[equity.Length - 1];
        Fill(returns, equity);
        return returns;
    }

    /// <summary>Writes them to where they are wanted: one less than there are values of equity.</summary>
    internal static void Fill(Span<double> returns, ReadOnlySpan<double> equity)
    {
        var i = 0;
        for (; i < returns.Length && equity[i] > 0; i++) returns[i] = equity[i + 1] / equity[i] - 1;
        returns[i..].Clear();
    }
}

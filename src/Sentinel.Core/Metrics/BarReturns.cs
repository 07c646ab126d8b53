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
        for (var i = 0; i < returns.Length && equity[i] > 0; i++) returns[i] = equity[i + 1] / equity[i] - 1;
        return returns;
    }
}

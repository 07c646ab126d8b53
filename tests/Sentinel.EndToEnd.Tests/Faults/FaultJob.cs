namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>One of many small jobs: no two trade alike, and one in twenty is disqualified.</summary>
internal static class FaultJob
{
    /// <summary>How many there are; as many as one batch holds at most.</summary>
    public static readonly int Count = RunSize.Of("SENTINEL_FAULT_JOBS", otherwise: 200, least: 100, most: 1_000);

    private const int Neighbours = 20;

    private static readonly string[] Lines =
    [
        "bars.Close.Sma(12)", "bars.Close.Ema(24)", "bars.Close.Wma(9)", "bars.Close.Highest(24) * 0.99", "bars.Close.Lowest(24) * 1.01",
        "bars.Close - bars.Close.StdDev(20)", "bars.High.Sma(6)", "bars.Low.Ema(6)", "bars.Open.Sma(48)", "bars.Close.Rsi(14) * 1000",
    ];

    private static readonly string[] Conditions =
    [
        "line[i] < bar.Close", "line[i] > bar.Open", "i % 24 < 12 && line[i] < bar.High", "i > 100 && line[i] > line[i - 1]", "bar.Close > bar.Open || line[i] > bar.Low",
    ];

    private static readonly string[] Failing =
    [
        "double[] GenerateSignals(Bars bars) => bars.Closee{0}.ToArray();",
        "double[] GenerateSignals(Bars bars) => new double[{0} + 1];",
        "double[] GenerateSignals(Bars bars) => bars.Select(bar => double.Parse(\"x{0}\")).ToArray();",
    ];

    /// <summary>How many a share of them is.</summary>
    public static int CountOf(double share) => (int)(share * Count);

    /// <summary>What is posted for a number.</summary>
    public static object BodyOf(int number) => new { strategy_code = CodeOf(number), parameters = new { size = number + 1 } };

    // Neighbours differ in their parameter alone, so that runners compile one text for twenty jobs.
    private static string CodeOf(int number) => number % Neighbours == 13 ? FailingCodeOf(number) : HonestCodeOf(number / Neighbours);

    private static string HonestCodeOf(int text) => $$"""
        double[] GenerateSignals(Bars bars, Parameters parameters)
        {
            var size = parameters.Get("size", 1);
            var line = {{Lines[text % Lines.Length]}};
            return bars.Select((bar, i) => {{Conditions[(text + (text / Lines.Length)) % Conditions.Length]}} ? size / 2000.0 : -size / 8000.0).ToArray();
        }
        """;

    private static string FailingCodeOf(int number) => Failing[number / Neighbours % Failing.Length].Replace("{0}", $"{number}", StringComparison.Ordinal);
}

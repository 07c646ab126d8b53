using System.Text.Json;

namespace Sentinel.EndToEnd.Tests;

/// <summary>One of thousands of strategies: of twenty, sixteen are honest, three fail and one is hostile.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Code">Its source.</param>
/// <param name="Ending">How it must end: <c>success</c>, or the reason of its disqualification.</param>
internal sealed record SoakStrategy(string Kind, string Code, string Ending)
{
    private static readonly SoakStrategy[] Failing =
    [
        new("misspelt", "double[] GenerateSignals(Bars bars) => bars.Closee.ToArray();", "compile_error"),
        new("too short", "double[] GenerateSignals(Bars bars) => new double[1];", "contract_violation"),
        new("throwing", "double[] GenerateSignals(Bars bars) => bars.Select(bar => double.Parse(\"x\")).ToArray();", "runtime_exception"),
    ];

    private static readonly SoakStrategy[] Hostile =
    [
        new("endless", "double[] GenerateSignals(Bars bars) { while (true) { } }", "time_limit"),
        new("recursive", "double[] GenerateSignals(Bars bars) => Deeper(bars, 1);\ndouble[] Deeper(Bars bars, int depth) => depth < 0 ? null : Deeper(bars, depth + 1).ToArray();", "crashed"),
        new("greedy", "double[] GenerateSignals(Bars bars) { var all = new List<double[]>(); while (true) all.Add(new double[1_000_000]); }", "memory_limit"),
        new("verbose", "IEnumerable<double> GenerateSignals(Bars bars) { while (true) yield return 0; }", "output_limit"),
    ];

    /// <summary>The strategy of a number; honest ones are all different.</summary>
    public static SoakStrategy Of(int number) => (number % 20) switch
    {
        7 => Hostile[number / 20 % Hostile.Length],
        3 or 11 or 17 => Failing[number % Failing.Length],
        _ => new("honest", $"double[] GenerateSignals(Bars bars) => bars.Select(bar => bar.Close > bars.Close[0] ? {number + 1} / 1e6 : 0.0).ToArray();", "success"),
    };

    /// <summary>How a finished backtest ended.</summary>
    public static string EndingOf(JsonElement backtest) =>
        backtest.GetProperty("reason_code").GetString() ?? backtest.GetProperty("status").GetString()!;
}

namespace Sentinel.Api.Tests;

/// <summary>Sources of strategies.</summary>
internal static class Strategies
{
    public const string DoesNotCompile = "double[] GenerateSignals(Bars bars)\n{\n    return fast;\n}";

    /// <summary>Runs until it is stopped.</summary>
    public static string Endless(int number) => $"double[] GenerateSignals(Bars bars) {{ var x = {number}; while (true) {{ x++; }} }}";

    /// <summary>Long from one bar on; a strategy of its own for each bar.</summary>
    public static string LongFrom(int bar) =>
        $$"""
        double[] GenerateSignals(Bars bars)
        {
            var targets = new double[bars.Count];
            for (var i = {{bar}}; i < bars.Count; i++) targets[i] = 1;
            return targets;
        }
        """;

    /// <summary>Trades as <see cref="LongFrom"/> does, in another text.</summary>
    public static string LongFromInOtherWords(int bar) =>
        $"double[] GenerateSignals(Bars bars) => Enumerable.Range(0, bars.Count).Select(i => i >= {bar} ? 1.0 : 0.0).ToArray();";
}

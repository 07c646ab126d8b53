using System.Globalization;

namespace Sentinel.Load;

/// <summary>Distinct strategies as language models write them: several shapes, each with its own numbers.</summary>
internal static class GeneratedStrategies
{
    private static readonly Func<Random, string>[] Shapes =
    [
        random =>
        {
            var fast = random.Next(4, 40);
            return $$"""
                double[] GenerateSignals(Bars bars)
                {
                    var fast = bars.Close.Sma({{fast}});
                    var slow = bars.Close.Sma({{fast + random.Next(10, 120)}});
                    var targets = new double[bars.Count];
                    for (var i = 0; i < bars.Count; i++) targets[i] = fast[i] > slow[i] ? {{Share(random)}} : 0;
                    return targets;
                }
                """;
        },
        random => $$"""
            // Buys weakness, sells strength, keeps its position in between.
            double[] GenerateSignals(Bars bars)
            {
                var rsi = bars.Close.Rsi({{random.Next(6, 30)}});
                var targets = new double[bars.Count];
                var position = 0.0;
                for (int i = 0; i < bars.Count; i++)
                {
                    if (double.IsNaN(rsi[i])) continue;
                    if (rsi[i] < {{random.Next(18, 40)}}) position = {{Share(random)}};
                    else if (rsi[i] > {{random.Next(55, 80)}}) position = {{(random.Next(2) == 0 ? "0" : "-0.5")}};
                    targets[i] = position;
                }
                return targets;
            }
            """,
        random => $$"""
            public static class Strategy
            {
                private const double Step = {{Share(random)}};

                public static double[] GenerateSignals(Bars bars)
                {
                    var macd = bars.Close.Macd({{random.Next(6, 16)}}, {{random.Next(20, 60)}}, {{random.Next(5, 15)}});
                    return macd.Histogram.Select(h => double.IsNaN(h) ? 0.0 : h > 0 ? Step : -Step).ToArray();
                }
            }
            """,
        random => $$"""
            record Level(double Upper, double Lower);

            double[] GenerateSignals(Bars bars)
            {
                var channel = bars.Donchian({{random.Next(10, 90)}});
                var targets = new double[bars.Count];
                for (var i = 1; i < bars.Count; i++)
                {
                    var level = new Level(channel.Upper[i - 1], channel.Lower[i - 1]);
                    targets[i] = bars.Close[i] switch
                    {
                        var close when close > level.Upper => {{Share(random)}},
                        var close when close < level.Lower => {{(random.Next(2) == 0 ? "0" : "-1")}},
                        _ => targets[i - 1],
                    };
                }
                return targets;
            }
            """,
        random => $$"""
            IEnumerable<double> GenerateSignals(Bars bars)
            {
                var window = new Queue<double>();
                foreach (var bar in bars)
                {
                    window.Enqueue(bar.Close);
                    if (window.Count > {{random.Next(12, 96)}}) window.Dequeue();
                    var momentum = bar.Close / window.Peek() - 1;
                    yield return Math.Clamp(Math.Round(momentum * {{random.Next(10, 80)}} * 4) / 4, {{(random.Next(2) == 0 ? "0" : "-1")}}, 1);
                }
            }
            """,
        random => $$"""
            double[] GenerateSignals(Bars bars)
            {
                var bands = bars.Close.Bollinger({{random.Next(12, 60)}}, {{(1.5 + random.Next(0, 16) / 10.0).ToString(CultureInfo.InvariantCulture)}});
                var adx = bars.Adx({{random.Next(7, 28)}});
                var result = new List<double>(bars.Count);
                var held = 0.0;
                for (int i = 0; i < bars.Count; i++)
                {
                    var trending = adx.Adx[i] > {{random.Next(15, 35)}};
                    held = (trending, bars.Close[i]) switch
                    {
                        (false, var c) when c < bands.Lower[i] => {{Share(random)}},
                        (false, var c) when c > bands.Middle[i] => 0,
                        (true, _) => 0,
                        _ => held,
                    };
                    result.Add(held);
                }
                return result.ToArray();
            }
            """,
    ];

    /// <summary>The strategies of a seed, no two alike.</summary>
    public static IEnumerable<string> OfSeed(int seed)
    {
        var random = new Random(seed);
        var seen = new HashSet<string>();
        while (true)
        {
            // The closing constant makes each text its own program even where two draw the same numbers.
            var code = Shapes[random.Next(Shapes.Length)](random);
            var distinct = $"{code}\nconst int Variant{seen.Count} = {random.Next()};\n";
            if (seen.Add(distinct)) yield return distinct;
        }
    }

    private static string Share(Random random) => (random.Next(1, 5) * 0.25).ToString(CultureInfo.InvariantCulture);
}

namespace Sentinel.Load.Strategies;

/// <summary>A second step over the targets of a first, as authors add who refine a strategy.</summary>
internal static class Overlay
{
    private const string Entry = "double[] GenerateSignals(Bars bars)";

    private static readonly IReadOnlyList<Func<Pen, string>> All = [Smoothed, Held, SizedByVolatility, StoppedAtDrawdown, OnlyAbove];

    /// <summary>The sketch itself, or with one of the overlays on it.</summary>
    public static Sketch MayBePutOn(Sketch sketch, Pen pen)
    {
        if (!sketch.Members.Contains(Entry, StringComparison.Ordinal) || pen.Toss(0.7)) return sketch;

        var inner = pen.OneOf("RawSignals", "BaseTargets", "Core", "ComputeSignals");
        var overlay = All[pen.Whole(0, All.Count - 1)](pen).Replace("INNER", inner, StringComparison.Ordinal);
        var members = sketch.Members.Replace($"{pen.Entry}{Entry}", $"{pen.Helper}double[] {inner}(Bars bars)", StringComparison.Ordinal);
        return sketch with { Members = $"{pen.Entry}{Entry}\n{overlay}\n\n{members}" };
    }

    private static string Smoothed(Pen pen) => $$"""
        {
            var raw = INNER(bars);
            var smooth = 0.0;
            for (var i = 0; i < raw.Length; i++)
            {
                smooth += {{pen.Number(0.05, 0.6)}} * (raw[i] - smooth);
                raw[i] = Math.Round(smooth, 2);
            }

            return raw;
        }
        """;

    private static string Held(Pen pen) => $$"""
        {
            // Hold every position for a minimum number of hours to save costs.
            var raw = INNER(bars);
            var held = new double[raw.Length];
            int since = 0;
            for (int i = 1; i < raw.Length; i++)
            {
                since++;
                bool change = raw[i] != held[i - 1] && since >= {{pen.Whole(3, 30)}};
                held[i] = change ? raw[i] : held[i - 1];
                if (change) since = 0;
            }
            return held;
        }
        """;

    private static string SizedByVolatility(Pen pen) => $$"""
        {
            var volatility = bars.Close.Roc(1).StdDev({{pen.Whole(24, 120)}});
            return INNER(bars)
                .Select((target, i) => double.IsNaN(volatility[i]) || volatility[i] <= 0
                    ? 0.0
                    : Math.Clamp(target * {{pen.Number(0.1, 1.2)}} / volatility[i], -1.0, 1.0))
                .ToArray();
        }
        """;

    private static string StoppedAtDrawdown(Pen pen) => $$"""
        {
            var raw = INNER(bars);
            double equity = 1.0, peak = 1.0;
            var pause = 0;
            for (var i = 1; i < raw.Length; i++)
            {
                equity *= 1 + raw[i - 1] * (bars.Close[i] / bars.Close[i - 1] - 1);
                peak = Math.Max(peak, equity);
                if (equity / peak - 1 < -{{pen.Number(0.02, 0.15, 3)}})
                {
                    pause = {{pen.Whole(12, 96)}};
                    peak = equity;
                }

                if (pause-- > 0) raw[i] = 0;
            }

            return raw;
        }
        """;

    private static string OnlyAbove(Pen pen) => $$"""
        {
            var trend = bars.Close.{{pen.OneOf("Sma", "Ema", "Wma")}}({{pen.Whole(80, 300)}});
            return INNER(bars).Zip(trend, (target, level) => (target, level)).Zip(bars.Close, (pair, close) => close > pair.level ? pair.target : pair.target * {{pen.Number(0, 0.5)}}).ToArray();
        }
        """;
}

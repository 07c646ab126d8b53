namespace Sentinel.Load.Strategies.Shapes;

/// <summary>A helper class with state of its own that is fed bar by bar.</summary>
internal static class OwnIndicatorClass
{
    public static Sketch Write(Pen pen)
    {
        var name = pen.OneOf("RunningEma", "ExponentialAverage", "EmaCalculator");
        return new Sketch(
            $$"""
            {{pen.Entry}}double[] GenerateSignals(Bars bars)
            {
                var quick = new {{name}}({{pen.Whole(4, 20)}});
                var slow = new {{name}}({{pen.Whole(30, 150)}});
                var signal = new {{name}}({{pen.Whole(4, 15)}});
                var {{pen.Output}} = new double[bars.Count];

                for (var i = 0; i < bars.Count; i++)
                {
                    var difference = quick.Update(bars.Close[i]) - slow.Update(bars.Close[i]);
                    var trigger = signal.Update(difference);
                    if (!slow.IsReady) continue;

                    var strength = (difference - trigger) / bars.Close[i] * {{pen.Whole(100, 900)}};
                    {{pen.Output}}[i] = Math.Max({{pen.OneOf("0", "-1", "-0.5")}}, Math.Min({{pen.Share()}}, Math.Round(strength, 1)));
                }

                return {{pen.Output}};
            }
            """,
            $$"""
            {{pen.OneOf("public ", "internal ", "")}}{{pen.Perhaps("sealed ")}}class {{name}}
            {
                private readonly double alpha;
                private readonly int period;
                private double? current;
                private int count;

                public {{name}}(int period)
                {
                    this.period = period;
                    alpha = 2.0 / (period + 1);
                }

                public bool IsReady => count >= period;

                public double Update(double value)
                {
                    count++;
                    current = current is { } previous ? previous + alpha * (value - previous) : value;
                    return current.Value;
                }
            }
            """);
    }
}

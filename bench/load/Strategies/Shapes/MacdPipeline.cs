namespace Sentinel.Load.Strategies.Shapes;

/// <summary>One LINQ pipeline from an indicator to the targets.</summary>
internal static class MacdPipeline
{
    public static Sketch Write(Pen pen) => new($$"""
        const double Step = {{pen.Share()}};

        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var macd = bars.Close.Macd({{pen.Whole(6, 16)}}, {{pen.Whole(20, 60)}}, {{pen.Whole(5, 15)}});
            var threshold = {{pen.Number(0, 0.002, 5)}};

            return macd.Histogram
                .Select((h, i) => double.IsNaN(h) ? 0.0 : h / bars.Close[i])
                .Select(h => h > threshold ? Step : h < -threshold ? {{pen.OneOf("0.0", "-Step", "-Step / 2")}} : 0.0)
                .ToArray();
        }
        """);
}

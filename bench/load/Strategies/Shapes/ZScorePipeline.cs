namespace Sentinel.Load.Strategies.Shapes;

/// <summary>LINQ from end to end, with anonymous types and a running aggregate.</summary>
internal static class ZScorePipeline
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var z = bars.Close.ZScore({{pen.Whole(15, 90)}});
            var volume = bars.Volume.ZScore({{pen.Whole(15, 90)}});

            var steps = z
                .Zip(volume, (price, traded) => new { Price = price, Traded = traded })
                .Select((s, i) => new { s.Price, s.Traded, Index = i })
                .Select(s => double.IsNaN(s.Price) || double.IsNaN(s.Traded)
                    ? (double?)null
                    : s.Price < -{{pen.Number(0.8, 2.5)}} && s.Traded > {{pen.Number(-1, 1)}} ? {{pen.Share()}}
                    : s.Price > {{pen.Number(0.2, 2)}} ? {{pen.OneOf("0.0", "-" + pen.Share())}}
                    : null);

            var last = 0.0;
            return steps.Select(step => last = step ?? last).ToArray();
        }
        """);
}

namespace Sentinel.Load.Strategies.Shapes;

/// <summary>A record of levels, matched by a switch expression with guards.</summary>
internal static class DonchianRecord
{
    public static Sketch Write(Pen pen) => new(
        $$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var entry = bars.Donchian({{pen.Whole(20, 120)}});
            var exit = bars.Donchian({{pen.Whole(5, 20)}});
            var {{pen.Output}} = new double[bars.Count];

            for (var i = 1; i < bars.Count; i++)
            {
                var level = new Level(entry.Upper[i - 1], exit.Lower[i - 1]);
                {{pen.Output}}[i] = bars.Close[i] switch
                {
                    var close when close > level.Upper => {{pen.Share()}},
                    var close when close < level.Lower => {{pen.OneOf("0", "-" + pen.Share())}},
                    _ => {{pen.Output}}[i - 1],
                };
            }

            return {{pen.Output}};
        }
        """,
        pen.OneOf("record Level(double Upper, double Lower);", "public readonly record struct Level(double Upper, double Lower);"));
}

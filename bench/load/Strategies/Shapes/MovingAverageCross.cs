namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Two averages and a ternary in one loop: the shortest there is.</summary>
internal static class MovingAverageCross
{
    public static Sketch Write(Pen pen)
    {
        var fast = pen.Whole(4, 40);
        return new Sketch($$"""
            {{pen.Perhaps("// Classic crossover: long while the fast average is above the slow one.\n")}}{{pen.Entry}}double[] GenerateSignals(Bars bars)
            {
                var fast = bars.Close.{{pen.OneOf("Sma", "Ema", "Wma")}}({{fast}});
                var slow = bars.Close.{{pen.OneOf("Sma", "Ema")}}({{fast + pen.Whole(10, 120)}});
                var {{pen.Output}} = new double[bars.Count];

                for (var {{pen.Index}} = 0; {{pen.Index}} < bars.Count; {{pen.Index}}++)
                {
                    {{pen.Output}}[{{pen.Index}}] = fast[{{pen.Index}}] > slow[{{pen.Index}}] ? {{pen.Share()}} : {{pen.OneOf("0", "-" + pen.Share())}};
                }

                return {{pen.Output}};
            }
            """);
    }
}

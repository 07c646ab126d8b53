namespace Sentinel.Load.Strategies.Shapes;

/// <summary>A switch over a tuple of conditions, collected in a list.</summary>
internal static class BollingerTuple
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var bands = bars.Close.Bollinger({{pen.Whole(12, 60)}}, {{pen.Number(1.5, 3)}});
            var adx = bars.Adx({{pen.Whole(7, 28)}});
            var {{pen.Output}} = new List<double>(bars.Count);
            var held = 0.0;

            for (int i = 0; i < bars.Count; i++)
            {
                var trending = adx.Adx[i] > {{pen.Number(15, 35, 1)}};
                held = (trending, bars.Close[i]) switch
                {
                    (false, var c) when c < bands.Lower[i] => {{pen.Share()}},
                    (false, var c) when c > bands.{{pen.OneOf("Middle", "Upper")}}[i] => {{pen.OneOf("0", "-" + pen.Share())}},
                    (true, _) when adx.PlusDi[i] > adx.MinusDi[i] => {{pen.Share()}},
                    (true, _) => 0,
                    _ => held,
                };
                {{pen.Output}}.Add(held);
            }

            return {{pen.Output}}.ToArray();
        }
        """);
}

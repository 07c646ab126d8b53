namespace Sentinel.Load.Strategies.Shapes;

/// <summary>An oscillator with two levels and a position that is kept in between.</summary>
internal static class RsiReversion
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            const int Period = {{pen.Whole(5, 30)}};
            const double Oversold = {{pen.Number(18, 40, 1)}};
            const double Overbought = {{pen.Number(55, 80, 1)}};

            var rsi = bars.Close.Rsi(Period);
            var {{pen.Output}} = new double[bars.Count];
            var position = 0.0;

            for (int {{pen.Index}} = 0; {{pen.Index}} < bars.Count; {{pen.Index}}++)
            {
                if (double.IsNaN(rsi[{{pen.Index}}]))
                {
                    continue; // still warming up
                }

                if (rsi[{{pen.Index}}] < Oversold)
                {
                    position = {{pen.Share()}};
                }
                else if (rsi[{{pen.Index}}] > Overbought)
                {
                    position = {{pen.OneOf("0", "-" + pen.Share())}};
                }

                {{pen.Output}}[{{pen.Index}}] = position;
            }

            return {{pen.Output}};
        }
        """);
}

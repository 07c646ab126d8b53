namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Candles told by property patterns.</summary>
internal static class CandlePatterns
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var {{pen.Output}} = new double[bars.Count];
            var trend = bars.Close.Sma({{pen.Whole(20, 100)}});
            int holding = 0;

            for (int i = 2; i < bars.Count; i++)
            {
                var score = Score(bars[i - 2], bars[i - 1], bars[i]);
                if (score > 0 && bars.Close[i] > trend[i]) holding = {{pen.Whole(4, 48)}};
                if (score < 0) holding = 0;
                {{pen.Output}}[i] = holding-- > 0 ? {{pen.Share()}} : 0;
            }

            return {{pen.Output}};
        }

        {{pen.Helper}}int Score(Bar first, Bar second, Bar third) => (first, second, third) switch
        {
            // Bullish engulfing
            (_, { Close: var c, Open: var o }, var now) when c < o && now.Close > o && now.Open <= c => 2,
            // Three white soldiers
            var (a, b, c) when Rises(a) && Rises(b) && Rises(c) && c.Close > b.Close => 1,
            // Long lower shadow
            (_, _, { High: var h, Low: var l } now) when h > l && (Math.Min(now.Open, now.Close) - l) / (h - l) > {{pen.Number(0.55, 0.8)}} => 1,
            var (a, b, c) when !Rises(a) && !Rises(b) && !Rises(c) => -1,
            _ => 0,
        };

        {{pen.Helper}}bool Rises(Bar bar) => bar.Close > bar.Open * {{pen.Number(1, 1.002, 4)}};
        """);
}

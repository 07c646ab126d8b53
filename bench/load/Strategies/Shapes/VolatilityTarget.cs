namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Returns, realised volatility and a size by it, in arrays.</summary>
internal static class VolatilityTarget
{
    public static Sketch Write(Pen pen) => new($$"""
        const double TargetVolatility = {{pen.Number(0.1, 0.8)}};
        const int Window = {{pen.Whole(24, 120)}};

        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var returns = Returns(bars);
            var trend = bars.Close.{{pen.OneOf("Sma", "Ema")}}({{pen.Whole(40, 240)}});
            var {{pen.Output}} = new double[bars.Count];

            for (var i = Window; i < bars.Count; i++)
            {
                var volatility = Realised(returns, i) * Math.Sqrt(8760);
                if (volatility <= 0 || double.IsNaN(trend[i])) continue;

                var direction = bars.Close[i] > trend[i] ? 1 : {{pen.OneOf("0", "-1")}};
                var size = Math.Min(1, TargetVolatility / volatility);
                {{pen.Output}}[i] = direction * Math.Round(size * {{pen.Whole(5, 20)}}) / 20;
            }

            return {{pen.Output}};
        }

        {{pen.Helper}}double[] Returns(Bars bars)
        {
            var returns = new double[bars.Count];
            for (var i = 1; i < bars.Count; i++) returns[i] = Math.Log(bars.Close[i] / bars.Close[i - 1]);
            return returns;
        }

        {{pen.Helper}}double Realised(double[] returns, int end)
        {
            var squares = 0.0;
            for (var i = end - Window + 1; i <= end; i++) squares += returns[i] * returns[i];
            return Math.Sqrt(squares / Window);
        }
        """);
}

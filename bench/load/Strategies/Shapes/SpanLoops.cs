namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Arithmetic by hand over a span, loop in loop.</summary>
internal static class SpanLoops
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            ReadOnlySpan<double> {{pen.Close}} = bars.Close;
            const int lookback = {{pen.Whole(8, 48)}};
            var {{pen.Output}} = new double[{{pen.Close}}.Length];

            for (int {{pen.Index}} = lookback; {{pen.Index}} < {{pen.Close}}.Length; {{pen.Index}}++)
            {
                var window = {{pen.Close}}.Slice({{pen.Index}} - lookback, lookback);
                double mean = 0;
                for (int j = 0; j < window.Length; j++) mean += window[j];
                mean /= lookback;

                double variance = 0;
                foreach (var value in window) variance += (value - mean) * (value - mean);
                double deviation = Math.Sqrt(variance / (lookback - 1));

                double distance = deviation > 0 ? ({{pen.Close}}[{{pen.Index}}] - mean) / deviation : 0;
                if (distance > {{pen.Number(0.5, 2.5)}}) {{pen.Output}}[{{pen.Index}}] = {{pen.OneOf("", "-")}}{{pen.Share()}};
                else if (distance < -{{pen.Number(0.5, 2.5)}}) {{pen.Output}}[{{pen.Index}}] = {{pen.Share()}};
                else {{pen.Output}}[{{pen.Index}}] = {{pen.Output}}[{{pen.Index}} - 1] * {{pen.Number(0.5, 0.99)}};
            }

            return {{pen.Output}};
        }
        """);
}

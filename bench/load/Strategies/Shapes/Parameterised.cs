namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Parameters with defaults, checked before use.</summary>
internal static class Parameterised
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars, Parameters parameters)
        {
            int fastPeriod = parameters.GetInt("fast", {{pen.Whole(5, 40)}});
            int slowPeriod = parameters.GetInt("slow", {{pen.Whole(50, 180)}});
            double size = parameters.Get("size", {{pen.Share()}});
            double band = parameters.Get("band", {{pen.Number(0, 0.01, 4)}});

            if (fastPeriod >= slowPeriod)
                throw new ArgumentException("fast must be below slow");

            var fast = bars.Close.{{pen.OneOf("Ema", "Sma")}}(fastPeriod);
            var slow = bars.Close.{{pen.OneOf("Ema", "Sma")}}(slowPeriod);
            var {{pen.Output}} = new double[bars.Count];
            double current = 0;

            for (int {{pen.Index}} = slowPeriod; {{pen.Index}} < bars.Count; {{pen.Index}}++)
            {
                double gap = fast[{{pen.Index}}] / slow[{{pen.Index}}] - 1;
                if (gap > band) current = size;
                else if (gap < -band) current = {{pen.OneOf("0", "-size", "-size / 2")}};
                {{pen.Output}}[{{pen.Index}}] = current;
            }

            return {{pen.Output}};
        }
        """);
}

namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Crossings told by a small method, with early returns.</summary>
internal static class StochasticCross
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var stochastic = bars.Stochastic({{pen.Whole(8, 30)}}, {{pen.Whole(2, 5)}}, {{pen.Whole(2, 6)}});
            var {{pen.Output}} = new double[bars.Count];

            for (int {{pen.Index}} = 1; {{pen.Index}} < bars.Count; {{pen.Index}}++)
                {{pen.Output}}[{{pen.Index}}] = Decide(stochastic.K, stochastic.D, {{pen.Index}}, {{pen.Output}}[{{pen.Index}} - 1]);

            return {{pen.Output}};
        }

        {{pen.Helper}}double Decide(Series k, Series d, int i, double held)
        {
            if (double.IsNaN(k[i - 1]) || double.IsNaN(d[i - 1])) return 0;
            if (CrossesAbove(k, d, i) && k[i] < {{pen.Number(20, 60, 1)}}) return {{pen.Share()}};
            if (CrossesAbove(d, k, i) && k[i] > {{pen.Number(40, 80, 1)}}) return {{pen.OneOf("0", "-" + pen.Share())}};
            return held;
        }

        {{pen.Helper}}bool CrossesAbove(Series a, Series b, int i) => a[i] > b[i] && a[i - 1] <= b[i - 1];
        """);
}

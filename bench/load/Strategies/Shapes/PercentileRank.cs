namespace Sentinel.Load.Strategies.Shapes;

/// <summary>A sorted window and the rank of the last value in it.</summary>
internal static class PercentileRank
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            int window = {{pen.Whole(24, 100)}};
            var momentum = bars.Close.Roc({{pen.Whole(2, 24)}});
            var {{pen.Output}} = new double[bars.Count];
            var sorted = new double[window];

            for (int {{pen.Index}} = window * 2; {{pen.Index}} < bars.Count; {{pen.Index}}++)
            {
                for (int j = 0; j < window; j++) sorted[j] = momentum[{{pen.Index}} - j];
                Array.Sort(sorted);
                double rank = RankOf(sorted, momentum[{{pen.Index}}]);

                if (rank >= {{pen.Number(0.6, 0.95, 3)}}) {{pen.Output}}[{{pen.Index}}] = {{pen.Share()}};
                else if (rank <= {{pen.Number(0.05, 0.3, 3)}}) {{pen.Output}}[{{pen.Index}}] = {{pen.OneOf("0", "-" + pen.Share())}};
                else {{pen.Output}}[{{pen.Index}}] = {{pen.Output}}[{{pen.Index}} - 1];
            }

            return {{pen.Output}};
        }

        {{pen.Helper}}double RankOf(double[] sorted, double value)
        {
            int found = Array.BinarySearch(sorted, value);
            int index = found >= 0 ? found : ~found;
            return (double)index / (sorted.Length - 1);
        }
        """);
}

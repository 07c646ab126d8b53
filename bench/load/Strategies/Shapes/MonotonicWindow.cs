namespace Sentinel.Load.Strategies.Shapes;

/// <summary>A linked list that keeps the highest of a window at its head.</summary>
internal static class MonotonicWindow
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var window = {{pen.Whole(24, 160)}};
            var candidates = new LinkedList<(int Index, double High)>();
            var {{pen.Output}} = new double[bars.Count];

            for (var i = 0; i < bars.Count; i++)
            {
                while (candidates.Count > 0 && candidates.Last!.Value.High <= bars.High[i]) candidates.RemoveLast();
                candidates.AddLast((i, bars.High[i]));
                while (candidates.First!.Value.Index <= i - window) candidates.RemoveFirst();
                if (i < window) continue;

                var (index, high) = candidates.First.Value;
                var drawdown = bars.Close[i] / high - 1;
                var age = i - index;
                if (drawdown > -{{pen.Number(0.003, 0.03, 4)}}) {{pen.Output}}[i] = {{pen.Share()}};
                else if (drawdown < -{{pen.Number(0.04, 0.1, 4)}} && age > {{pen.Whole(6, 48)}}) {{pen.Output}}[i] = {{pen.OneOf("0.1", "-" + pen.Share())}};
                else {{pen.Output}}[i] = {{pen.Output}}[i - 1] * {{pen.Number(0.8, 1, 3)}};
            }

            return {{pen.Output}};
        }
        """);
}

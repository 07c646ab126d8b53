namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Levels in an array, and how many of them the price is below.</summary>
internal static class GridLevels
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            double[] levels = [{{pen.Number(-0.5, 0)}}, {{pen.Number(0.2, 0.8)}}, {{pen.Number(0.9, 1.4)}}, {{pen.Number(1.5, 2)}}, {{pen.Number(2.2, 3)}}];
            double[] sizes = [{{pen.Number(0.05, 0.2, 3)}}, {{pen.Number(0.05, 0.2, 3)}}, {{pen.Number(0.05, 0.2, 3)}}, {{pen.Number(0.05, 0.2, 3)}}, {{pen.Number(0.05, 0.2, 3)}}];
            var middle = bars.Close.{{pen.OneOf("Sma", "Ema", "Wma")}}({{pen.Whole(24, 150)}});
            var atr = bars.Atr({{pen.Whole(12, 48)}});
            var {{pen.Output}} = new double[bars.Count];

            for (int i = 0; i < bars.Count; i++)
            {
                if (double.IsNaN(middle[i]) || double.IsNaN(atr[i]) || atr[i] == 0) continue;

                double distance = (middle[i] - bars.Close[i]) / atr[i];
                double total = 0;
                for (int level = 0; level < levels.Length; level++)
                {
                    if (distance > levels[level]) total += sizes[level];
                    {{pen.Perhaps("else if (-distance > levels[level]) total -= sizes[level] / 2;")}}
                }

                {{pen.Output}}[i] = total;
            }

            return {{pen.Output}};
        }
        """);
}

namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Whole numbers from a query: long, flat or short.</summary>
internal static class WholeSignals
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}int[] GenerateSignals(Bars bars)
        {
            var upper = bars.High.Highest({{pen.Whole(6, 90)}});
            var lower = bars.Low.Lowest({{pen.Whole(6, 90)}});
            var filter = bars.Close.Roc({{pen.Whole(6, 140)}});

            return Enumerable.Range(0, bars.Count)
                .Select(i => i == 0 || double.IsNaN(filter[i]) ? 0
                    : bars.Close[i] > upper[i - 1] * {{pen.Number(0.985, 1, 4)}} && filter[i] > {{pen.Number(-1.5, 2.5, 3)}} ? 1
                    : bars.Close[i] < lower[i - 1] * {{pen.Number(1, 1.015, 4)}} ? -1
                    : 0)
                .ToArray();
        }
        """);
}

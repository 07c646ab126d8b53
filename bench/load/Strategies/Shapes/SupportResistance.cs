namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Swings found first, in a list of records, then walked through.</summary>
internal static class SupportResistance
{
    public static Sketch Write(Pen pen) => new(
        $$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            const int Wing = {{pen.Whole(2, 10)}};
            var swings = FindSwings(bars, Wing);
            var {{pen.Output}} = new double[bars.Count];
            double support = double.NaN, resistance = double.NaN;
            int next = 0;

            for (int i = 0; i < bars.Count; i++)
            {
                // A swing is known only once its right wing is complete.
                while (next < swings.Count && swings[next].Bar + Wing <= i)
                {
                    var swing = swings[next++];
                    if (swing.IsHigh) resistance = swing.Price;
                    else support = swing.Price;
                }

                if (i == 0 || double.IsNaN(support) || double.IsNaN(resistance)) continue;

                double close = bars.Close[i];
                if (close > resistance * {{pen.Number(1, 1.01, 4)}}) {{pen.Output}}[i] = {{pen.Share()}};
                else if (close < support * {{pen.Number(0.99, 1, 4)}}) {{pen.Output}}[i] = {{pen.OneOf("0", "-" + pen.Share())}};
                else {{pen.Output}}[i] = {{pen.Output}}[i - 1];
            }

            return {{pen.Output}};
        }

        {{pen.Helper}}List<Swing> FindSwings(Bars bars, int wing)
        {
            var swings = new List<Swing>();
            for (int i = wing; i < bars.Count - wing; i++)
            {
                bool isHigh = true, isLow = true;
                for (int j = i - wing; j <= i + wing; j++)
                {
                    if (bars.High[j] > bars.High[i]) isHigh = false;
                    if (bars.Low[j] < bars.Low[i]) isLow = false;
                }

                if (isHigh) swings.Add(new Swing(i, bars.High[i], true));
                if (isLow) swings.Add(new Swing(i, bars.Low[i], false));
            }

            return swings.OrderBy(swing => swing.Bar).ToList();
        }
        """,
        pen.OneOf("public readonly record struct Swing(int Bar, double Price, bool IsHigh);", "sealed record Swing(int Bar, double Price, bool IsHigh);"));
}

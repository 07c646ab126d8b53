namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Entry, trailing stop, profit target and a pause, kept in local variables.</summary>
internal static class BreakoutWithStop
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            int lookback = {{pen.Whole(12, 72)}};
            double stopMultiple = {{pen.Number(1.2, 5)}};
            double targetMultiple = {{pen.Number(3, 12)}};

            var highest = bars.High.Highest(lookback);
            var atr = bars.Atr({{pen.Whole(7, 30)}});
            var {{pen.Output}} = new double[bars.Count];

            bool inPosition = false;
            double entryPrice = 0, stop = 0, peak = 0;
            int cooldown = 0;

            for (int i = lookback + 1; i < bars.Count; i++)
            {
                if (double.IsNaN(atr[i]))
                    continue;

                double price = bars.Close[i];

                if (inPosition)
                {
                    peak = Math.Max(peak, bars.High[i]);
                    stop = Math.Max(stop, peak - stopMultiple * atr[i]);

                    bool stopped = price < stop;
                    bool reached = price > entryPrice + targetMultiple * atr[i];
                    if (stopped || reached)
                    {
                        inPosition = false;
                        cooldown = stopped ? {{pen.Whole(2, 24)}} : 0;
                    }
                }
                else if (cooldown > 0)
                {
                    cooldown--;
                }
                else if (price > highest[i - 1])
                {
                    inPosition = true;
                    entryPrice = price;
                    peak = price;
                    stop = price - stopMultiple * atr[i];
                }

                {{pen.Output}}[i] = inPosition ? {{pen.Share()}} : 0.0;
            }

            return {{pen.Output}};
        }
        """);
}

namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Conditions as flags of an enum, decided by those that are set.</summary>
internal static class FlagConditions
{
    public static Sketch Write(Pen pen) => new(
        $$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var adx = bars.Adx({{pen.Whole(8, 30)}});
            var ema = bars.Close.Ema({{pen.Whole(30, 150)}});
            var obv = bars.Obv();
            var obvAverage = obv.Sma({{pen.Whole(12, 60)}});
            var vwap = bars.Vwap({{pen.Whole(12, 72)}});
            var {{pen.Output}} = new double[bars.Count];

            for (int i = 0; i < bars.Count; i++)
            {
                var met = Condition.None;
                if (adx.Adx[i] > {{pen.Number(15, 35, 1)}}) met |= Condition.Trending;
                if (bars.Close[i] > ema[i]) met |= Condition.AboveAverage;
                if (obv[i] > obvAverage[i]) met |= Condition.Accumulated;
                if (bars.Close[i] > vwap[i]) met |= Condition.AboveVwap;

                {{pen.Output}}[i] = met switch
                {
                    Condition.Trending | Condition.AboveAverage | Condition.Accumulated | Condition.AboveVwap => {{pen.Share()}},
                    _ when met.HasFlag(Condition.Trending | Condition.AboveAverage) => {{pen.Number(0.1, 0.9, 3)}},
                    _ when (met & Condition.AboveAverage) == 0 && (met & Condition.Trending) != 0 => {{pen.OneOf("0", "-" + pen.Share())}},
                    _ => {{pen.Number(0, 0.2, 3)}},
                };
            }

            return {{pen.Output}};
        }
        """,
        $$"""
        {{pen.Perhaps("public ")}}enum Condition
        {
            None = 0,
            Trending = 1,
            AboveAverage = 2,
            Accumulated = 4,
            AboveVwap = 8,
        }
        """);
}

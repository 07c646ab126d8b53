namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Whole columns computed with operators, no loop but the last.</summary>
internal static class SeriesArithmetic
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var typical = (bars.High + bars.Low + bars.Close) / 3;
            var trend = typical / typical.Ema({{pen.Whole(20, 150)}}) - 1;
            var noise = (bars.High - bars.Low) / bars.Close;
            var score = trend / noise.Sma({{pen.Whole(10, 60)}}) * {{pen.Number(0.1, 1.5)}};
            {{pen.Perhaps($"score = score - score.Sma({pen.Whole(24, 96)}) * {pen.Number(0.1, 0.9)};")}}

            return score.Select(s => double.IsFinite(s) ? Math.Clamp(Math.Round(s, 2), {{pen.OneOf("0", "-1", "-" + pen.Share())}}, {{pen.Share()}}) : 0).ToArray();
        }
        """);
}

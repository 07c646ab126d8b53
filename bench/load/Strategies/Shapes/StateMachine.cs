namespace Sentinel.Load.Strategies.Shapes;

/// <summary>An enum of states and a method for the step from one to the next.</summary>
internal static class StateMachine
{
    public static Sketch Write(Pen pen) => new(
        $$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var slow = bars.Close.Ema({{pen.Whole(48, 200)}});
            var fast = bars.Close.Ema({{pen.Whole(6, 40)}});
            var roc = bars.Close.Roc({{pen.Whole(3, 24)}});
            var state = Phase.Waiting;
            var {{pen.Output}} = new double[bars.Count];

            for (var i = 0; i < bars.Count; i++)
            {
                state = Next(state, fast[i], slow[i], roc[i]);
                {{pen.Output}}[i] = SizeOf(state);
            }

            return {{pen.Output}};
        }

        {{pen.Helper}}Phase Next(Phase state, double fast, double slow, double roc)
        {
            switch (state)
            {
                case Phase.Waiting:
                    if (fast > slow) return Phase.Confirming;
                    return fast < slow * {{pen.Number(0.95, 0.999, 4)}} ? Phase.Falling : Phase.Waiting;
                case Phase.Confirming:
                    if (roc > {{pen.Number(0.1, 1.5)}}) return Phase.Holding;
                    return fast < slow ? Phase.Waiting : Phase.Confirming;
                case Phase.Holding:
                    return roc < -{{pen.Number(0.5, 3)}} || fast < slow ? Phase.Waiting : Phase.Holding;
                case Phase.Falling:
                    return fast > slow ? Phase.Waiting : Phase.Falling;
                default:
                    return Phase.Waiting;
            }
        }

        {{pen.Helper}}double SizeOf(Phase state) => state switch
        {
            Phase.Confirming => {{pen.Number(0.05, 0.5, 3)}},
            Phase.Holding => {{pen.Share()}},
            Phase.Falling => {{pen.OneOf("0", "-" + pen.Share())}},
            _ => 0,
        };
        """,
        "public enum Phase { Waiting, Confirming, Holding, Falling }");
}

namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Days of the week and hours of a session.</summary>
internal static class Calendar
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var momentum = bars.Close.Roc({{pen.Whole(12, 72)}});
            var {{pen.Output}} = new double[bars.Count];

            for (int i = 0; i < bars.Count; i++)
            {
                var time = bars.Time[i];
                double size = time.DayOfWeek switch
                {
                    DayOfWeek.Monday => {{pen.Share()}},
                    DayOfWeek.Friday => {{pen.Number(0, 1, 3)}},
                    DayOfWeek.Saturday or DayOfWeek.Sunday => {{pen.OneOf("0", pen.Number(0, 0.5, 3))}},
                    _ => {{pen.Number(0.3, 1, 3)}},
                };

                bool inSession = time.Hour >= {{pen.Whole(0, 12)}} && time.Hour < {{pen.Whole(14, 24)}};
                if (!inSession) size *= {{pen.Number(0, 0.6)}};
                if (momentum[i] < {{pen.Number(-2, 1)}}) size = {{pen.OneOf("0", "-size / 2")}};
                {{pen.Output}}[i] = size;
            }

            return {{pen.Output}};
        }
        """);
}

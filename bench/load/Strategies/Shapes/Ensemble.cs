namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Many methods, each an opinion, and a weighted vote: the longest there is.</summary>
internal static class Ensemble
{
    private static readonly IReadOnlyList<Func<Pen, (string Name, string Method)>> Opinions =
    [
        pen => ("Trend", $$"""
            {{pen.Helper}}double Trend(Bars bars, int i)
            {
                const int Window = {{pen.Whole(20, 60)}};
                if (i < Window) return 0;

                double sum = 0;
                for (int j = i - Window + 1; j <= i; j++) sum += bars.Close[j];
                return bars.Close[i] > sum / Window ? 1 : -1;
            }
            """),
        pen => ("Momentum", $$"""
            {{pen.Helper}}double Momentum(Bars bars, int i)
            {
                const int Lag = {{pen.Whole(6, 72)}};
                if (i < Lag) return 0;

                double change = bars.Close[i] / bars.Close[i - Lag] - 1;
                return Math.Clamp(change * {{pen.Number(10, 60, 1)}}, -1, 1);
            }
            """),
        pen => ("Reversal", $$"""
            {{pen.Helper}}double Reversal(Bars bars, int i)
            {
                if (i < 4) return 0;

                int down = 0;
                for (int j = i; j > i - 4; j--)
                {
                    if (bars.Close[j] < bars.Open[j]) down++;
                }

                return down >= {{pen.Whole(3, 4)}} ? {{pen.Number(0.3, 1)}} : down == 0 ? -{{pen.Number(0.1, 0.6)}} : 0;
            }
            """),
        pen => ("Breakout", $$"""
            {{pen.Helper}}double Breakout(Bars bars, int i)
            {
                const int Window = {{pen.Whole(12, 48)}};
                if (i < Window) return 0;

                double high = double.MinValue, low = double.MaxValue;
                for (int j = i - Window; j < i; j++)
                {
                    high = Math.Max(high, bars.High[j]);
                    low = Math.Min(low, bars.Low[j]);
                }

                if (bars.Close[i] > high) return 1;
                return bars.Close[i] < low ? -1 : 0;
            }
            """),
        pen => ("Pressure", $$"""
            {{pen.Helper}}double Pressure(Bars bars, int i)
            {
                double buying = 0, selling = 0;
                for (int j = Math.Max(0, i - {{pen.Whole(6, 36)}}); j <= i; j++)
                {
                    if (bars.Close[j] >= bars.Open[j]) buying += bars.Volume[j];
                    else selling += bars.Volume[j];
                }

                double total = buying + selling;
                return total > 0 ? (buying - selling) / total : 0;
            }
            """),
        pen => ("Range", $$"""
            {{pen.Helper}}double Range(Bars bars, int i)
            {
                double range = bars.High[i] - bars.Low[i];
                if (range <= 0) return 0;

                double place = (bars.Close[i] - bars.Low[i]) / range;
                return place > {{pen.Number(0.6, 0.95)}} ? {{pen.Number(0.2, 1)}} : place < {{pen.Number(0.05, 0.4)}} ? -{{pen.Number(0.2, 1)}} : 0;
            }
            """),
        pen => ("Calm", $$"""
            {{pen.Helper}}double Calm(Bars bars, int i)
            {
                const int Window = {{pen.Whole(12, 60)}};
                if (i <= Window) return 0;

                double squares = 0;
                for (int j = i - Window; j < i; j++)
                {
                    double change = bars.Close[j + 1] / bars.Close[j] - 1;
                    squares += change * change;
                }

                return Math.Sqrt(squares / Window) < {{pen.Number(0.002, 0.012, 5)}} ? {{pen.Number(0.1, 0.8)}} : 0;
            }
            """),
        pen => ("Weekday", $$"""
            {{pen.Helper}}double Weekday(Bars bars, int i) => bars.Time[i].DayOfWeek switch
            {
                DayOfWeek.Saturday or DayOfWeek.Sunday => {{pen.Number(-0.5, 0.5)}},
                DayOfWeek.{{pen.OneOf("Monday", "Tuesday", "Wednesday")}} => {{pen.Number(-0.5, 0.8)}},
                _ => 0,
            };
            """),
    ];

    public static Sketch Write(Pen pen)
    {
        var chosen = pen.Some(Opinions, pen.Whole(3, Opinions.Count)).Select(opinion => opinion(pen)).ToArray();
        var votes = string.Join('\n', chosen.Select(opinion => $"        score += {pen.Number(0.2, 1.5)} * {opinion.Name}(bars, i);"));
        var methods = string.Join("\n\n", chosen.Select(opinion => opinion.Method));
        return new Sketch($$"""
            {{pen.Entry}}double[] GenerateSignals(Bars bars)
            {
                var {{pen.Output}} = new double[bars.Count];
                double held = 0;

                for (int i = 1; i < bars.Count; i++)
                {
                    double score = 0;
            {{votes}}

                    if (score > {{pen.Number(0.2, 1.5)}}) held = {{pen.Share()}};
                    else if (score < -{{pen.Number(0.2, 1.5)}}) held = {{pen.OneOf("0", "-" + pen.Share())}};
                    {{pen.Output}}[i] = held;
                }

                return {{pen.Output}};
            }

            {{methods}}
            """);
    }
}

namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Hours grouped to days, a signal a day, spread over the hours of the next.</summary>
internal static class DailyCandles
{
    public static Sketch Write(Pen pen) => new(
        $$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var days = bars
                .GroupBy(bar => bar.Time.UtcDateTime.Date)
                .Select(day => new DayCandle(
                    day.Key,
                    day.First().Open,
                    day.Max(b => b.High),
                    day.Min(b => b.Low),
                    day.Last().Close))
                .OrderBy(day => day.Date)
                .ToList();

            var decisions = new Dictionary<DateTime, double>();
            for (int i = {{pen.Whole(2, 8)}}; i < days.Count; i++)
            {
                var range = days[i].High - days[i].Low;
                var position = range > 0 ? (days[i].Close - days[i].Low) / range : 0.5;
                var momentum = days[i].Close / days[i - {{pen.Whole(1, 2)}}].Close - 1;

                // The decision is made on a finished day and holds from the next one on.
                decisions[days[i].Date.AddDays(1)] = position > {{pen.Number(0.4, 0.8)}} && momentum > {{pen.Number(-0.02, 0.02, 4)}} ? {{pen.Share()}} : {{pen.OneOf("0.0", "-" + pen.Share())}};
            }

            return bars.Select(bar => decisions.TryGetValue(bar.Time.UtcDateTime.Date, out var d) ? d : 0.0).ToArray();
        }
        """,
        "public record DayCandle(DateTime Date, double Open, double High, double Low, double Close);");
}

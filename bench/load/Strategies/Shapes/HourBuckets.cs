namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Past returns in a dictionary by hour of the day.</summary>
internal static class HourBuckets
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var buckets = new Dictionary<int, List<double>>();
            for (int h = 0; h < 24; h++) buckets[h] = new List<double>();
            var {{pen.Output}} = new double[bars.Count];

            for (int i = 1; i < bars.Count; i++)
            {
                int hour = bars.Time[i].Hour;
                double change = bars.Close[i] / bars.Close[i - 1] - 1;
                buckets[hour].Add(change);
                if (buckets[hour].Count > {{pen.Whole(15, 45)}}) buckets[hour].RemoveAt(0);

                // Look at what the coming hour did on earlier days.
                if (!buckets.TryGetValue((hour + 1) % 24, out var past) || past.Count < {{pen.Whole(4, 12)}}) continue;

                double mean = past.Average();
                double hitRate = past.Count(x => x > 0) / (double)past.Count;
                if (mean > 0 && hitRate > {{pen.Number(0.45, 0.6, 3)}}) {{pen.Output}}[i] = {{pen.Share()}};
                {{pen.Perhaps($"else if (mean < 0 && hitRate < 0.4) {pen.Output}[i] = -{pen.Share()};")}}
            }

            return {{pen.Output}};
        }
        """);
}

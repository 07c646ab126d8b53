namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Generic methods and delegates of the strategy's own.</summary>
internal static class GenericHelpers
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            Func<int, double> rise = i => bars.Close[i] / bars.Close[i - {{pen.Whole(1, 12)}}] - 1;
            Func<int, double> spread = i => (bars.High[i] - bars.Low[i]) / bars.Close[i];

            var rises = Rolling(bars.Count, {{pen.Whole(12, 40)}}, rise, window => window.Average());
            var spreads = Rolling(bars.Count, {{pen.Whole(12, 40)}}, spread, window => window.Max());
            return Combine(rises, spreads, (r, s) => s > 0 && r / s > {{pen.Number(0, 0.3, 3)}} ? {{pen.Share()}} : s > 0 && r / s < -{{pen.Number(0, 0.3, 3)}} ? {{pen.OneOf("0.0", "-" + pen.Share())}} : 0.0);
        }

        {{pen.Helper}}T[] Rolling<T>(int count, int window, Func<int, double> value, Func<IReadOnlyList<double>, T> reduce)
        {
            var output = new T[count];
            var values = new List<double>();
            for (var i = 12; i < count; i++)
            {
                values.Add(value(i));
                if (values.Count > window) values.RemoveAt(0);
                output[i] = reduce(values);
            }

            return output;
        }

        {{pen.Helper}}TResult[] Combine<TLeft, TRight, TResult>(TLeft[] left, TRight[] right, Func<TLeft, TRight, TResult> join)
        {
            var output = new TResult[left.Length];
            for (var i = 0; i < output.Length; i++) output[i] = join(left[i], right[i]);
            return output;
        }
        """);
}

namespace Sentinel.Load.Strategies.Shapes;

/// <summary>An iterator with a queue that slides over the bars.</summary>
internal static class YieldingWindow
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}IEnumerable<double> GenerateSignals(Bars bars)
        {
            var window = new Queue<double>();
            var sum = 0.0;
            foreach (var bar in bars)
            {
                window.Enqueue(bar.Close);
                sum += bar.Close;
                if (window.Count > {{pen.Whole(12, 96)}}) sum -= window.Dequeue();

                var mean = sum / window.Count;
                var momentum = bar.Close / {{pen.OneOf("window.Peek()", "mean")}} - 1;
                yield return Math.Clamp(Math.Round(momentum * {{pen.Number(10, 80, 1)}} * 8) / 8, {{pen.OneOf("0", "-1", "-" + pen.Share())}}, {{pen.Share()}});
            }
        }
        """);
}

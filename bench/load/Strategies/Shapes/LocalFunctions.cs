namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Local functions that share what is around them.</summary>
internal static class LocalFunctions
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var {{pen.Close}} = bars.Close.ToArray();
            var {{pen.Output}} = new double[bars.Count];
            var window = {{pen.Whole(10, 60)}};

            double Mean(int end)
            {
                var sum = 0.0;
                for (var j = end - window + 1; j <= end; j++) sum += {{pen.Close}}[j];
                return sum / window;
            }

            double Efficiency(int end)
            {
                var path = 0.0;
                for (var j = end - window + 1; j <= end; j++) path += Math.Abs({{pen.Close}}[j] - {{pen.Close}}[j - 1]);
                return path > 0 ? Math.Abs({{pen.Close}}[end] - {{pen.Close}}[end - window]) / path : 0;
            }

            bool IsTrending(int end) => Efficiency(end) > {{pen.Number(0.1, 0.5, 3)}};

            for (var {{pen.Index}} = window; {{pen.Index}} < bars.Count; {{pen.Index}}++)
            {
                var above = {{pen.Close}}[{{pen.Index}}] > Mean({{pen.Index}});
                {{pen.Output}}[{{pen.Index}}] = IsTrending({{pen.Index}})
                    ? above ? {{pen.Share()}} : {{pen.OneOf("0", "-" + pen.Share())}}
                    : {{pen.Number(0, 0.2, 3)}};
            }

            return {{pen.Output}};
        }
        """);
}

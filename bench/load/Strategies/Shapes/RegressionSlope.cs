namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Least squares by hand, returning a tuple.</summary>
internal static class RegressionSlope
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            const int Length = {{pen.Whole(16, 80)}};
            var {{pen.Output}} = new double[bars.Count];

            for (int i = Length; i < bars.Count; i++)
            {
                var (slope, fit) = Fit(bars, i - Length + 1, Length);
                var daily = slope * 24 / bars.Close[i];
                if (fit < {{pen.Number(0.05, 0.6, 3)}})
                {
                    {{pen.Output}}[i] = 0;
                    continue;
                }

                {{pen.Output}}[i] = daily > {{pen.Number(0, 0.01, 4)}} ? {{pen.Share()}} : daily < 0 ? {{pen.OneOf("0", "-" + pen.Share())}} : 0;
            }

            return {{pen.Output}};
        }

        {{pen.Helper}}(double Slope, double Fit) Fit(Bars bars, int start, int length)
        {
            double sumX = 0, sumY = 0, sumXY = 0, sumXX = 0, sumYY = 0;
            for (int j = 0; j < length; j++)
            {
                double x = j, y = bars.Close[start + j];
                sumX += x;
                sumY += y;
                sumXY += x * y;
                sumXX += x * x;
                sumYY += y * y;
            }

            double covariance = length * sumXY - sumX * sumY;
            double varianceX = length * sumXX - sumX * sumX;
            double varianceY = length * sumYY - sumY * sumY;
            if (varianceX <= 0 || varianceY <= 0) return (0, 0);
            return (covariance / varianceX, covariance * covariance / (varianceX * varianceY));
        }
        """);
}

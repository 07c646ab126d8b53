namespace Sentinel.Load.Strategies.Shapes;

/// <summary>A filter as a struct, one step a bar.</summary>
internal static class KalmanFilter
{
    public static Sketch Write(Pen pen) => new(
        $$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var filter = new PriceFilter(bars.Close[0], {{pen.Number(0.0001, 0.01, 5)}}, {{pen.Number(0.05, 1)}});
            var {{pen.Output}} = new double[bars.Count];
            var previous = bars.Close[0];

            for (var i = 1; i < bars.Count; i++)
            {
                filter.Step(bars.Close[i]);
                var slope = filter.Estimate / previous - 1;
                {{pen.Output}}[i] = slope > {{pen.Number(0, 0.001, 6)}} ? {{pen.Share()}} : slope < -{{pen.Number(0, 0.001, 6)}} ? {{pen.OneOf("0", "-" + pen.Share())}} : {{pen.Output}}[i - 1];
                previous = filter.Estimate;
            }

            return {{pen.Output}};
        }
        """,
        """
        public struct PriceFilter
        {
            private readonly double processNoise;
            private readonly double measurementNoise;
            private double error;

            public PriceFilter(double start, double processNoise, double measurementNoise)
            {
                this.processNoise = processNoise;
                this.measurementNoise = measurementNoise;
                Estimate = start;
                error = 1;
            }

            public double Estimate { get; private set; }

            public void Step(double measured)
            {
                error += processNoise;
                var gain = error / (error + measurementNoise);
                Estimate += gain * (measured - Estimate);
                error *= 1 - gain;
            }
        }
        """);
}

namespace Sentinel.Load.Strategies.Shapes;

/// <summary>A linear model that learns from each bar, in arrays of weights.</summary>
internal static class OnlineLearning
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            const int Features = {{pen.Whole(3, 5)}};
            const double Rate = {{pen.Number(0.005, 0.1, 4)}};
            var coefficients = new double[Features];
            var inputs = new double[Features];
            var {{pen.Output}} = new double[bars.Count];
            var lags = new[] { {{pen.Whole(1, 3)}}, {{pen.Whole(4, 10)}}, {{pen.Whole(12, 24)}}, {{pen.Whole(30, 60)}}, {{pen.Whole(70, 140)}} };

            for (var i = lags[Features - 1] + 1; i < bars.Count; i++)
            {
                // Learn from what the last inputs were followed by.
                var realised = Math.Tanh((bars.Close[i] / bars.Close[i - 1] - 1) * 100);
                var error = realised - Dot(coefficients, inputs);
                for (var f = 0; f < Features; f++) coefficients[f] += Rate * error * inputs[f];

                for (var f = 0; f < Features; f++)
                    inputs[f] = Math.Tanh((bars.Close[i] / bars.Close[i - lags[f]] - 1) * {{pen.Whole(10, 60)}});

                var forecast = Dot(coefficients, inputs);
                {{pen.Output}}[i] = forecast > {{pen.Number(0, 0.05, 4)}} ? {{pen.Share()}} : {{pen.OneOf("0", "-" + pen.Share())}};
            }

            return {{pen.Output}};
        }

        {{pen.Helper}}double Dot(double[] left, double[] right)
        {
            var sum = 0.0;
            for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
            return sum;
        }
        """);
}

namespace Sentinel.Load.Strategies.Shapes;

/// <summary>An interface of rules, a class for each, and a vote.</summary>
internal static class RuleInterface
{
    public static Sketch Write(Pen pen) => new(
        $$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var rules = new List<IRule>
            {
                new TrendRule(bars, {{pen.Whole(20, 60)}}, {{pen.Whole(80, 240)}}),
                new OscillatorRule(bars, {{pen.Whole(7, 28)}}, {{pen.Number(20, 40, 1)}}, {{pen.Number(60, 80, 1)}}),
                new VolumeRule(bars, {{pen.Whole(12, 72)}}),
            };

            var {{pen.Output}} = new double[bars.Count];
            for (var i = 1; i < bars.Count; i++)
            {
                var total = rules.Sum(rule => rule.Weight * rule.Vote(i));
                {{pen.Output}}[i] = total switch
                {
                    > {{pen.Number(0.2, 0.8)}} => {{pen.Share()}},
                    < -{{pen.Number(0.3, 0.9)}} => {{pen.OneOf("0", "-" + pen.Share())}},
                    _ => {{pen.Output}}[i - 1],
                };
            }

            return {{pen.Output}};
        }
        """,
        $$"""
        public interface IRule
        {
            double Weight { get; }

            int Vote(int bar);
        }

        public class TrendRule(Bars bars, int fast, int slow) : IRule
        {
            private readonly Series fastLine = bars.Close.Ema(fast);
            private readonly Series slowLine = bars.Close.Ema(slow);

            public double Weight => {{pen.Number(0.3, 1)}};

            public int Vote(int bar) => fastLine[bar] > slowLine[bar] ? 1 : fastLine[bar] < slowLine[bar] ? -1 : 0;
        }

        public class OscillatorRule(Bars bars, int period, double low, double high) : IRule
        {
            private readonly Series rsi = bars.Close.Rsi(period);

            public double Weight => {{pen.Number(0.3, 1)}};

            public int Vote(int bar) => rsi[bar] < low ? 1 : rsi[bar] > high ? -1 : 0;
        }

        public class VolumeRule(Bars bars, int period) : IRule
        {
            private readonly Series average = bars.Volume.Sma(period);

            public double Weight => {{pen.Number(0.1, 0.6)}};

            public int Vote(int bar)
            {
                if (double.IsNaN(average[bar]) || bars.Volume[bar] < average[bar]) return 0;
                return Math.Sign(bars.Close[bar] - bars.Open[bar]);
            }
        }
        """);
}

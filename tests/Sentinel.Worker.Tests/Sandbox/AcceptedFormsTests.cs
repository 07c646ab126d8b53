using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

[Collection(SharedSandbox.Name)]
public sealed class AcceptedFormsTests(SandboxHost sandbox)
{
    // The closes are 100, 101, 102, 100 and so on.
    private static readonly double[] LongAboveHundred = [.. SandboxHost.Prices.Close.ToArray().Select(close => close > 100 ? 1.0 : 0.0)];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Forms))]
    public async Task Every_form_that_authors_send_runs(string form, string code)
    {
        var targets = await sandbox.Targets(code);

        Assert.True(LongAboveHundred.SequenceEqual(targets), form);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("double[]", "bars.Close.Select(close => close > 100 ? 1.0 : 0.0).ToArray()")]
    [InlineData("int[]", "bars.Close.Select(close => close > 100 ? 1 : 0).ToArray()")]
    [InlineData("List<double>", "bars.Close.Select(close => close > 100 ? 1.0 : 0.0).ToList()")]
    [InlineData("List<int>", "bars.Close.Select(close => close > 100 ? 1 : 0).ToList()")]
    [InlineData("IEnumerable<double>", "bars.Close.Select(close => close > 100 ? 1.0 : 0.0)")]
    [InlineData("IEnumerable<int>", "bars.Close.Select(close => close > 100 ? 1 : 0)")]
    [InlineData("IReadOnlyList<double>", "bars.Close.Select(close => close > 100 ? 1.0 : 0.0).ToList()")]
    [InlineData("Series", "(bars.Close - bars.Close) + (bars.Close - 100) * (bars.Close - 100) / ((bars.Close - 100) * (bars.Close - 100) + 1e-300)")]
    public async Task Every_sequence_of_numbers_is_read(string type, string expression)
    {
        var targets = await sandbox.Targets($"{type} GenerateSignals(Bars bars) => {expression};");

        Assert.Equal(LongAboveHundred, targets);
    }

    [Fact(Timeout = 60_000)]
    public async Task Code_in_a_fence_with_prose_around_it_runs()
    {
        var targets = await sandbox.Targets("""
            Sure! Here is your strategy:
            ```csharp
            using System.Linq;
            public class Momentum
            {
                public double[] GenerateSignals(Bars bars) => bars.Close.Select(close => close > 100 ? 1.0 : 0.0).ToArray();
            }
            ```
            Hope it helps!
            """);

        Assert.Equal(LongAboveHundred, targets);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_lazy_sequence_from_an_iterator_is_read()
    {
        var targets = await sandbox.Targets("""
            IEnumerable<double> GenerateSignals(Bars bars)
            {
                foreach (var bar in bars) yield return bar.Close > 100 ? 1 : 0;
            }
            """);

        Assert.Equal(LongAboveHundred, targets);
    }

    [Fact(Timeout = 60_000)]
    public async Task Parameters_are_passed_when_the_method_takes_them()
    {
        var targets = await sandbox.Targets(
            "double[] GenerateSignals(Bars bars, Parameters p) => bars.Select(_ => p[\"size\"] + p.Get(\"absent\", 0.25)).ToArray();",
            ("size", -0.5));

        Assert.All(targets, target => Assert.Equal(-0.25, target));
    }

    [Fact(Timeout = 60_000)]
    public async Task Bars_have_times_and_can_be_enumerated()
    {
        var targets = await sandbox.Targets(
            "double[] GenerateSignals(Bars bars) => [.. bars.Select((bar, i) => bar.Time == bars.Time[i] && bar.Time.Hour == i % 24 ? 1 : 0)];");

        Assert.All(targets, target => Assert.Equal(1, target));
    }

    public static TheoryData<string, string> Forms() => new()
    {
        {
            "a bare method with everything beside it",
            """
            using System;
            using System.Collections.Generic;
            using Number = System.Double;

            const double Level = 100;
            private static readonly double[] Sizes = { 0, 1 };
            enum Side { Flat, Long }
            record Signal(Side Side, Number Size);
            struct Box { public int Value; }
            delegate double Rule(double close);

            private double offset = 0;
            double Offset => offset;

            public double[] GenerateSignals(Bars bars)
            {
                Rule rule = close => Decide(close).Size;
                return bars.Close.Select(close => rule(close + Offset)).ToArray();
            }

            static Signal Decide(double close) => close > Level ? new(Side.Long, Sizes[1]) : new(Side.Flat, Sizes[0]);
            """
        },
        {
            "a static class",
            """
            public static class Momentum
            {
                private const double Level = 100;
                public static double[] GenerateSignals(Bars bars) => bars.Select(bar => Above(bar) ? 1.0 : 0.0).ToArray();
                private static bool Above(Bar bar) => bar.Close > Level;
            }
            """
        },
        {
            "a class with a constructor and state",
            """
            using System.Linq;

            public class Momentum
            {
                private readonly double level;
                public Momentum() => level = 100;
                public double[] GenerateSignals(Bars bars) => bars.Select(bar => bar.Close > level ? 1.0 : 0.0).ToArray();
            }

            public record Unused(int Value);
            """
        },
        {
            "a class whose constructor has a default for each parameter",
            """
            public class Momentum
            {
                private readonly double level;
                public Momentum(double level = 100, string name = "momentum", DateTime from = default) => this.level = from == default ? level : 0;
                public double[] GenerateSignals(Bars bars) => bars.Select(bar => bar.Close > level ? 1.0 : 0.0).ToArray();
            }
            """
        },
        {
            "a class with a constructor without parameters beside one with defaults",
            """
            public class Momentum(double level = 0)
            {
                public Momentum() : this(100) { }
                public double[] GenerateSignals(Bars bars) => bars.Select(bar => bar.Close > level ? 1.0 : 0.0).ToArray();
            }
            """
        },
        {
            "a class that implements an interface of its own",
            """
            interface IStrategy { double[] GenerateSignals(Bars bars); }
            sealed class Momentum : IStrategy
            {
                public double[] GenerateSignals(Bars bars) => bars.Select(bar => bar.Close > 100 ? 1.0 : 0.0).ToArray();
            }
            """
        },
        {
            "extension methods in a class beside the method",
            """
            double[] GenerateSignals(Bars bars) => bars.Close.Above(100).ToArray();

            static class SeriesExtensions
            {
                public static IEnumerable<double> Above(this Series series, double level) => series.Select(value => value > level ? 1.0 : 0.0);
            }
            """
        },
        {
            "extension methods on their own",
            """
            using System.Text;

            double[] GenerateSignals(Bars bars) => bars.Close.Above(100).Times(One).ToArray();

            static IEnumerable<double> Above(this Series series, double level)
            {
                foreach (var value in series) yield return value > level ? 1.0 : 0.0;
            }

            // makes them larger
            public static IEnumerable<double> Times(this IEnumerable<double> values, double factor) => values.Select(value => value * factor);

            const double One = 1;
            """
        },
        {
            "an extension method as the method itself",
            "private static double[] GenerateSignals(this Bars bars) => bars.Select(bar => bar.Close > 100 ? 1.0 : 0.0).ToArray();"
        },
        {
            "symbols that are defined before the method",
            """
            // the fast variant
            #define FAST
            #define UNUSED
            #undef UNUSED

            #if FAST && !UNUSED
            double[] GenerateSignals(Bars bars) => bars.Where(_ => true).Select(bar => bar.Close.Above(100)).ToArray();
            #else
            broken
            #endif

            static double Above(this double close, double level) => new Rule(level).Target(close);
            #if FAST
            record Rule(double Level) { public double Target(double close) => close > Level ? 1 : 0; }
            #endif
            """
        },
        {
            "a type that uses a method beside it",
            """
            double[] GenerateSignals(Bars bars) => bars.Select(bar => new Rule(bar.Close).Target).ToArray();

            static bool Above(double close) => close > 100;

            class Rule(double close)
            {
                public double Target => Above(close) ? 1 : 0;
            }
            """
        },
        {
            "using lines after the code",
            """
            static int Sign(double value) => value > 100 ? 1 : 0;
            using System.Text;

            int[] GenerateSignals(Bars bars)
            {
                var text = new StringBuilder();
                return bars.Select(bar => Sign(bar.Close)).ToArray();
            }

            using System.Globalization;
            """
        },
        {
            "preprocessor lines",
            """
            #nullable enable
            #region Strategy
            #if DEBUG
            broken
            #else
            double[] GenerateSignals(Bars bars) => new Rule().Run(bars);
            #endif
            #endregion
            #region Types
            class Rule
            {
                #region Inner
                public double[] Run(Bars bars) => bars.Select(bar => bar.Close > 100 ? 1.0 : 0.0).ToArray();
                #endregion
            }
            #endregion
            #pragma warning disable CS0168
            """
        },
        {
            "windows line ends and comments",
            "/// <summary>Buys.</summary>\r\n// a class { comment\r\ndouble[] GenerateSignals(Bars bars)\r\n{\r\n    /* } */\r\n"
            + "    return bars.Select(bar => bar.Close > 100 ? 1.0 : 0.0).ToArray();\r\n}\r\n// end"
        },
        {
            "a private method of a nested class",
            """
            class Outer
            {
                private class Inner
                {
                    private Inner() { }
                    private double[] GenerateSignals(Bars bars) => bars.Select(bar => bar.Close > 100 ? 1.0 : 0.0).ToArray();
                }
            }
            """
        },
        {
            "recent syntax",
            """
            double[] GenerateSignals(Bars bars)
            {
                double Target((double Close, int Index) at) => at switch { { Close: > 100 and <= 102 } => 1, { Index: < 0 } => -1, _ => 0 };
                List<double> targets = [.. bars.Close.Select((close, i) => Target((close, i)))];
                ReadOnlySpan<double> all = bars.Close;
                var last = all[^1];
                return targets is [.., var end] && $"{last:F0}" == "102" && end == 1 ? [.. targets] : [];
            }
            """
        },
    };
}

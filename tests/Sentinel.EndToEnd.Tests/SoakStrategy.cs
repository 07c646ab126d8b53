using System.Text.Json;
using Sentinel.TestKit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>One of thousands of strategies: of ten, one is hostile, one fails and eight are honest.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Code">Its source.</param>
/// <param name="Endings">How it may end: <c>success</c>, or the reason of its disqualification.</param>
/// <param name="Twin">The honest source whose undisturbed result it must have when it succeeds.</param>
internal sealed record SoakStrategy(string Kind, string Code, string[] Endings, string Twin)
{
    private const string Flat = "double[] GenerateSignals(Bars bars) => new double[bars.Count];";

    private static readonly SoakStrategy[] Failing =
    [
        new("misspelt", "double[] GenerateSignals(Bars bars) => bars.Closee.ToArray();", "compile_error"),
        new("too short", "double[] GenerateSignals(Bars bars) => new double[1];", "contract_violation"),
        new("throwing", "double[] GenerateSignals(Bars bars) => bars.Select(bar => double.Parse(\"x\")).ToArray();", "runtime_exception"),
    ];

    // Who carries something from run to run trades by it: what is left of them, where nothing is carried, is flat.
    private static readonly SoakStrategy[] Hostile =
    [
        new("endless", "double[] GenerateSignals(Bars bars) { while (true) { } }", "time_limit"),
        new("recursive", "double[] GenerateSignals(Bars bars) => Deeper(bars, 1);\ndouble[] Deeper(Bars bars, int depth) => depth < 0 ? null : Deeper(bars, depth + 1).ToArray();", "crashed"),
        new("greedy", "double[] GenerateSignals(Bars bars) { var all = new List<double[]>(); while (true) all.Add(new double[1_000_000]); }", "memory_limit"),
        new("verbose", "IEnumerable<double> GenerateSignals(Bars bars) { while (true) yield return 0; }", "output_limit"),
        new("counting in a shared empty dictionary", """
            using System.Collections.ObjectModel;
            double[] GenerateSignals(Bars bars)
            {
                var shared = (IDictionary<int, double>)((System.Collections.ICollection)ReadOnlyDictionary<int, double>.Empty).SyncRoot;
                var runs = shared.Count;
                shared[runs] = 1;
                return bars.Select(bar => runs / 2 % 100 / 100.0).ToArray();
            }
            """, "forbidden_api"),
        new("filling a shared empty dictionary", """
            using System.Collections.ObjectModel;
            double[] GenerateSignals(Bars bars)
            {
                var shared = (IDictionary<int, byte[]>)((System.Collections.ICollection)ReadOnlyDictionary<int, byte[]>.Empty).SyncRoot;
                while (shared.Count < 3_000) shared[shared.Count] = new byte[100_000];
                return new double[bars.Count];
            }
            """, "forbidden_api"),
        new("writing to its parameters", """
            double[] GenerateSignals(Bars bars, Parameters parameters)
            {
                var own = (IDictionary<string, double>)((System.Collections.ICollection)parameters.Keys).SyncRoot;
                own["seen"] = 1;
                return bars.Select(bar => parameters.Get("seen", 0) * 0.5).ToArray();
            }
            """, "forbidden_api"),
        new("counting in the exception of a static constructor", """
            class Count : Exception { public int Runs; }
            class Failed { static Failed() => throw new Count(); public static int Touch() => 1; }
            double[] GenerateSignals(Bars bars)
            {
                var runs = 0;
                try { Failed.Touch(); } catch (TypeInitializationException failure) { runs = ((Count)failure.InnerException).Runs++; }
                return bars.Select(bar => runs / 2 % 100 / 100.0).ToArray();
            }
            """, "success", "forbidden_api"),
        new("remembering in shared enumerators", """
            double[] GenerateSignals(Bars bars)
            {
                var first = (System.Collections.IEnumerator)((IEnumerable<(int, byte)>)new List<(int, byte)>()).GetEnumerator();
                var second = (System.Collections.IEnumerator)((IEnumerable<(int, short)>)new List<(int, short)>()).GetEnumerator();
                var size = WasUsed(second) ? 0.5 : 0.0;
                if (WasUsed(first)) second.MoveNext();
                else first.MoveNext();
                return bars.Select(bar => size).ToArray();
            }
            bool WasUsed(System.Collections.IEnumerator shared)
            {
                try { return shared.Current is null; }
                catch (InvalidOperationException story) { return !story.Message.Contains("not started"); }
            }
            """, "success", "forbidden_api"),
    ];

    private static readonly SoakStrategy[] Honest =
    [
        .. StrategyFile.NamesIn("Honest").Select(name => new SoakStrategy(name, StrategyFile.Read("Honest", name))),
        .. Directory.GetFiles(RepositoryFolder.Find("samples/strategies"), "*.cs").Order(StringComparer.Ordinal)
            .Select(path => new SoakStrategy(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
        .. Enumerable.Range(2, 30).Select(hours => new SoakStrategy(
            $"{hours} hours", $"double[] GenerateSignals(Bars bars) => bars.Close.Ema({hours}).Zip(bars.Close, (mean, close) => close > mean ? {hours} / 32.0 : 0).ToArray();")),
        new("sorting every window, in forty megabytes", """
            double[] GenerateSignals(Bars bars)
            {
                var windows = Enumerable.Range(1, bars.Count).Select(count => bars.Close[..count].ToArray().Order().ToArray()).ToList();
                return windows.Select((window, i) => bars.Close[i] > window[window.Length / 2] ? 1.0 : 0.0).ToArray();
            }
            """),
    ];

    // Disqualified, or without an effect.
    private SoakStrategy(string kind, string code, params string[] endings)
        : this(kind, code, endings, Flat)
    {
    }

    private SoakStrategy(string name, string code)
        : this($"honest: {name}", code, ["success"], code)
    {
    }

    /// <summary>So many of them, drawn with a seed.</summary>
    public static IReadOnlyList<SoakStrategy> Draw(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => OneOf(random.Next(10) switch { 0 => Hostile, 1 => Failing, _ => Honest }, random))];
    }

    /// <summary>How a finished backtest ended; to trade like another text is a success.</summary>
    public static string EndingOf(JsonElement backtest) => (backtest.GetProperty("reason_code").GetString(), backtest.GetProperty("status").GetString()!) switch
    {
        (null, "duplicate") => "success",
        (null, var status) => status,
        var (reason, _) => reason,
    };

    private static SoakStrategy OneOf(SoakStrategy[] kinds, Random random) => kinds[random.Next(kinds.Length)];
}

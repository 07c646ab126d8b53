using System.Diagnostics;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Sentinel.Api.Tests.Fuzzing;

/// <summary>Holds made-up texts against a law for a while. <c>SENTINEL_FUZZ_SECONDS</c> says for how long each, <c>SENTINEL_FUZZ_SEED</c> from which seed on.</summary>
internal static class Fuzz
{
    private const int AtOnce = 20;
    private const int MaxTries = 300;

    private static readonly double Seconds = Setting("SENTINEL_FUZZ_SECONDS", 1);
    private static readonly ulong FirstSeed = (ulong)Setting("SENTINEL_FUZZ_SEED", 1);

    /// <summary>Makes texts, each from a seed that is told when it breaks the law, with the least that is left of it and still does.</summary>
    public static async Task Holds(Gen<string> texts, Func<string, Task> law, ITestOutputHelper output)
    {
        var clock = Stopwatch.StartNew();
        var (count, slowest, slowestText) = (0, TimeSpan.Zero, "");
        for (var seed = FirstSeed; count == 0 || clock.Elapsed.TotalSeconds < Seconds; seed++)
        {
            foreach (var text in texts.Sample(AtOnce, new Rnd(seed), AtOnce))
            {
                var begin = Stopwatch.GetTimestamp();
                if (await Breaks(law, text) is { } broken) throw await Told(law, text, seed, broken);

                count++;
                if (Stopwatch.GetElapsedTime(begin) is var time && time > slowest) (slowest, slowestText) = (time, text);
            }
        }

        output.WriteLine($"{count:N0} texts from seed {FirstSeed} on in {clock.Elapsed.TotalSeconds:N1} s; the slowest took {slowest.TotalMilliseconds:N1} ms: {Literal(slowestText, 100)}");
    }

    private static async Task<Exception?> Breaks(Func<string, Task> law, string text)
    {
        try
        {
            await law(text);
            return null;
        }
        catch (Exception broken)
        {
            return broken;
        }
    }

    private static async Task<Exception> Told(Func<string, Task> law, string text, ulong seed, Exception broken)
    {
        var least = await Least(law, text);
        return new InvalidOperationException($"Seed {seed}, {text.Length:N0} characters, of which {least.Length:N0} are enough: {Literal(least, 1_000)}\n{broken}", broken);
    }

    // Leaves parts out, large ones first, as long as what is left still breaks the law.
    private static async Task<string> Least(Func<string, Task> law, string text)
    {
        var tries = 0;
        for (var length = text.Length / 2; length > 0; length /= 2)
        {
            for (var at = 0; at + length <= text.Length && tries < MaxTries; tries++)
            {
                var less = text.Remove(at, length);
                if (await Breaks(law, less) is not null) text = less;
                else at += length;
            }
        }

        return text;
    }

    private static string Literal(string text, int most)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, most)))
            literal.Append(c is '"' or '\\' ? $"\\{c}" : c is >= ' ' and <= '~' ? $"{c}" : $"\\u{(int)c:x4}");
        return literal.Append(text.Length > most ? "…\"" : "\"").ToString();
    }

    private static double Setting(string name, double otherwise) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

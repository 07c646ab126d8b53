using System.Globalization;

namespace Sentinel.Load.Strategies;

/// <summary>The choices that make one strategy unlike the next: its form, its names, its numbers, what it has and what it leaves out.</summary>
internal sealed class Pen
{
    private readonly Random random;

    public Pen(int seed)
    {
        random = new Random(seed);
        Form = (Form)random.Next(Enum.GetValues<Form>().Length);
        Entry = Form switch
        {
            Form.StaticClass => "public static ",
            Form.Class => "public ",
            _ => OneOf("", "", "public ", "public static ", "static "),
        };
        var modifier = Entry.Contains("static", StringComparison.Ordinal) ? "static " : "";
        Helper = OneOf("", "private ") + modifier;
        Output = OneOf("targets", "signals", "positions", "result", "weights", "exposure", "output");
        Index = OneOf("i", "i", "i", "t", "k", "bar");
        Close = OneOf("close", "prices", "closes", "c", "px");
    }

    /// <summary>How the strategy's members are wrapped.</summary>
    public Form Form { get; }

    /// <summary>Modifiers of the method that is called.</summary>
    public string Entry { get; }

    /// <summary>Modifiers of the methods beside it.</summary>
    public string Helper { get; }

    /// <summary>What the targets are called.</summary>
    public string Output { get; }

    /// <summary>What a loop counts with.</summary>
    public string Index { get; }

    /// <summary>What the closes are called.</summary>
    public string Close { get; }

    /// <summary>A whole number, both ends included.</summary>
    public int Whole(int from, int to) => random.Next(from, to + 1);

    /// <summary>A number with so many decimals, as source.</summary>
    public string Number(double from, double to, int decimals = 2) =>
        (from + random.NextDouble() * (to - from)).ToString($"F{decimals}", CultureInfo.InvariantCulture);

    /// <summary>A size of a position: as fine as it is, two strategies seldom trade alike.</summary>
    public string Share() => Number(0.2, 1, 3);

    public string OneOf(params ReadOnlySpan<string> words) => words[random.Next(words.Length)];

    public bool Toss(double probability = 0.5) => random.NextDouble() < probability;

    /// <summary>A part that some have and some do not.</summary>
    public string Perhaps(string text, double probability = 0.5) => Toss(probability) ? text : "";

    /// <summary>Some of the items, in an order of its own.</summary>
    public T[] Some<T>(IReadOnlyList<T> items, int count)
    {
        T[] shuffled = [.. items];
        random.Shuffle(shuffled);
        return shuffled[..count];
    }
}

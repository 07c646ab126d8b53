namespace Sentinel.Load.Strategies;

/// <summary>A sketch as it is sent: bare or in a class, with or without using lines, fences and prose.</summary>
internal static class Presentation
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing System.Linq;\n\n";

    public static GeneratedStrategy Of(string shape, Sketch sketch, Pen pen)
    {
        var usings = pen.Perhaps(Usings, 0.3);
        var body = usings + Ordered(Wrapped(sketch.Members, pen), sketch.Types, pen);
        var unit = pen.Form == Form.Bare ? $"{usings}class Bare\n{{\n{sketch.Members}\n}}\n\n{sketch.Types}" : body;
        return new GeneratedStrategy(shape, Sent(body, pen), unit);
    }

    private static string Wrapped(string members, Pen pen) => pen.Form switch
    {
        Form.Class => $"public {pen.Perhaps("sealed ")}class {ClassName(pen)}\n{{\n{Indented(members)}\n}}",
        Form.StaticClass => $"public static class {ClassName(pen)}\n{{\n{Indented(members)}\n}}",
        _ => members,
    };

    private static string ClassName(Pen pen) =>
        pen.OneOf("", "Btc", "Crypto", "Adaptive", "Simple", "Robust", "My") + pen.OneOf("Strategy", "TradingStrategy", "SignalGenerator", "Alpha", "Model");

    private static string Ordered(string code, string types, Pen pen) =>
        types.Length == 0 ? code : pen.Toss() ? $"{types}\n\n{code}" : $"{code}\n\n{types}";

    private static string Sent(string body, Pen pen) => pen.Whole(0, 9) switch
    {
        <= 4 => body,
        <= 6 => $"```{pen.OneOf("csharp", "cs", "c#", "")}\n{body}\n```",
        _ => $"{Opening(pen)}\n\n```csharp\n{body}\n```\n\n{Closing(pen)}",
    };

    private static string Opening(Pen pen) => pen.OneOf(
        "Here is a strategy that follows the approach we discussed.",
        "Sure! Below is a C# implementation. It only looks at closed bars, so there is no look-ahead.",
        "**Idea:** trade with the trend, but stay out when the market goes nowhere.",
        "I kept the number of parameters small to limit overfitting.");

    private static string Closing(Pen pen) => pen.OneOf(
        "The position is flat while the indicators warm up.",
        "You can tune the look-back and the thresholds; larger windows trade less often.\n\n- costs matter more than the entry\n- short positions are optional",
        "Let me know if you would like a version with a volatility target.",
        "This returns one target per bar between -1 and 1.");

    private static string Indented(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : $"    {line}"));
}

using FsCheck;
using FsCheck.Fluent;
using Sentinel.Core.Strategies;

namespace Sentinel.Api.Tests.Fuzzing;

/// <summary>Strategy code: of the words of C# and of Markdown, in any order, and whatever else may be sent as code.</summary>
internal static class CodeTexts
{
    private static readonly string[] Words =
    [
        "double[] GenerateSignals(Bars bars) => new double[bars.Count];", "double[] GenerateSignals(Bars bars, Parameters parameters)\n{\n", "Parameters",
        "class A { }", "return ", "var x = ", "bars.Close[0]", "(", ")", "[", "]", "{", "}", "<", ">", "> >", ">>=", "!", "=>", "=", "?", "??=", ":", ";", ",", ".", "..",
        "\"", "$\"{", "$@\"{", "@\"", "\"\"\"", "$\"\"\"{", "$$\"\"\"{{", "\"u8", "'", "'\\u0041'", "\\u0041", "\\", "/*", "*/", "//", "///<a>", "0x", "1e999", "0b_", "1_000m", "@", "@class",
        "\n", "\r\n", "\r", "\u2028", " ", "\t", "```", "```csharp\n", "```cs", "````", "```python\n", "~~~", "~~~ c#", "Here is the code:\n", "\uFEFF", "\uD800", "\uDC00", "\0", "é", "Ω",
    ];

    private static readonly string[] Directives =
    [
        "#if ", "#if (", "#if !", "#elif ", "#endif", "#define X", "#region ", "#line 1", "#pragma warning ", "#error", "#!", "#:", "\n#if ", "x; #if (", "/**/#if !", "\"#if \"", "#if (((((((((((((", "#nullable ",
    ];

    private static readonly Gen<string> Word =
        Gen.Frequency((4, Gen.Elements(Words)), (1, Gen.Elements(Directives)), (1, Texts.Character));

    /// <summary>Some words.</summary>
    public static Gen<string> Short { get; } = Texts.Of(Word);

    /// <summary>Up to the length that is accepted, and beyond.</summary>
    public static Gen<string> Any { get; } = Gen.Frequency(
        (6, Short),
        (2, Texts.Of(Gen.OneOf(Word, Texts.Repeated(Word, 2_000)))),
        (1, Texts.Repeated(Word, StrategySource.MaxLength + 10)));
}

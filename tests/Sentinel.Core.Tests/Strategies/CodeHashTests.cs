using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class CodeHashTests
{
    private const string Code = "double[] GenerateSignals(Bars bars) => bars.Select(b => b.Close > 5 ? 1.0 : 0).ToArray();";

    [Theory]
    [InlineData("double[] GenerateSignals(Bars bars)\n    => bars.Select(b => b.Close > 5 ? 1.0 : 0)\n        .ToArray();\n")]
    [InlineData("// An idea.\ndouble[] GenerateSignals(Bars bars) => bars.Select(b => b.Close > 5 ? 1.0 : 0).ToArray(); // done")]
    [InlineData("/* An idea. */ double[]GenerateSignals(Bars bars)=>bars.Select(b=>b.Close>5?1.0:0).ToArray();")]
    [InlineData("/// <summary>An idea.</summary>\ndouble[] GenerateSignals(Bars bars) => bars.Select(b => b.Close > 5 ? 1.0 : 0).ToArray();")]
    [InlineData("Sure:\n```csharp\ndouble[] GenerateSignals(Bars bars) => bars.Select(b => b.Close > 5 ? 1.0 : 0).ToArray();\n```\nEnjoy!")]
    public void Comments_layout_fences_and_prose_do_not_count(string sameCode)
    {
        Assert.Equal(CodeHash.Of(Code), CodeHash.Of(sameCode));
    }

    [Theory]
    [InlineData("x = 1;", "x = 2;")]
    [InlineData("x = ab;", "x = a b;")]
    [InlineData("x = \"a // b\";", "x = \"a // c\";")]
    [InlineData("x = \"a  b\";", "x = \"a b\";")]
    [InlineData("x = \"/* a */\";", "x = \"\";")]
    [InlineData("x = '\"'; // '", "x = '\\''; // '")]
    [InlineData("x = @\"a\\\"; // b", "x = @\"a\\\"\"; // b\";")]
    [InlineData("x = \"\"\"a // b\"\"\";", "x = \"\"\"a // c\"\"\";")]
    [InlineData("x = $\"{a /* b */}\";", "x = $\"{a /* c */ + 1}\";")]
    [InlineData("x = a >> b;", "x = a > > b;")]
    [InlineData("x = a >>= b;", "x = a > >= b;")]
    [InlineData("x = a >>> b;", "x = a >> > b;")]
    [InlineData("x = 1;", "x = 1; /*")]
    [InlineData("x = 1;", "x = 1; \"")]
    [InlineData("x = 1;", "x = 1; \0")]
    [InlineData("x = a[1..2];", "x = a[1. .2];")]
    [InlineData("x = a[i..j];", "x = a[i. .j];")]
    [InlineData("x = a[i..j];", "x = a[i./**/.j];")]
    [InlineData("x = a ?? b;", "x = a ? ? b;")]
    [InlineData("x = a ? .5 : b;", "x = a ?. 5 : b;")]
    [InlineData("x = a == b;", "x = a = = b;")]
    [InlineData("x = a ++ + b;", "x = a + ++ b;")]
    [InlineData("x = \"a\"u8;", "x = \"a\" u8;")]
    [InlineData("x = 1f;", "x = 1 f;")]
    [InlineData("x = @a;", "x = @ a;")]
    [InlineData("x = a\u00ADb;", "x = ab;")]
    [InlineData("x = \\u0061b;", "x = ab;")]
    [InlineData("x = @\"a\nb\";", "x = @\"a\r\nb\";")]
    [InlineData("x = \"\"\"\n a\n \"\"\";", "x = \"\"\"\r\n a\r\n \"\"\";")]
    [InlineData("x = \"\"\"\n  a\n \"\"\";", "x = \"\"\"\n  a\n  \"\"\";")]
    [InlineData("x = $\"\"\"\n {a}\n \"\"\";", "x = $\"\"\"\n  {a}\n \"\"\";")]
    [InlineData("x = $\"{a:F2}\";", "x = $\"{a: F2}\";")]
    [InlineData("x = 1; // a", "x = 1; // \u200B")]
    [InlineData("x = 1; // a", "x = 1; // \uDB40\uDC41")]
    [InlineData("x = 1; // a", "x = 1; // \uFFFD")]
    [InlineData("x = 1; // a", "x = 1; // \0")]
    [InlineData("x = 1;", "#line 7\nx = 1;")]
    [InlineData("#region a\nx = 1;\n#endregion", "#region b\nx = 1;\n#endregion")]
    [InlineData("/* a\n*/ x = 1;", "/* a\n*/ #region\nx = 1;\n#endregion")]
    [InlineData("x = 1; #if A\n#endif", "x = 1;\n#if A\n#endif")]
    [InlineData("/*\n```\n*/\nx = 1;", "/*\n*/\nx = 1;")]
    [InlineData("```python\na\n```", "```python\nb\n```")]
    [InlineData("\n```python\n#if A\n```\n\n", "````csharp\n```python\n#if A\n```\n````\n")]
    public void Texts_that_differ_in_a_token_have_different_hashes(string one, string other)
    {
        Assert.NotEqual(CodeHash.Of(one), CodeHash.Of(other));
    }

    [Fact]
    public void Halves_of_surrogate_pairs_are_told_apart()
    {
        Assert.NotEqual(CodeHash.Of("x = \"\uD800\";"), CodeHash.Of("x = \"\uDC00\";"));
    }

    [Theory]
    [InlineData("#define A\n#if A\nx = 1;\n#endif", "#if A\nx = 1;\n#endif")]
    [InlineData("#if A\nx = 1;\n#else\ny = 1;\n#endif", "#if !A\nx = 1;\n#else\ny = 1;\n#endif")]
    [InlineData("#if A\nx = 1;\n#endif", "#if A\nx = 2;\n#endif")]
    [InlineData("x = 1;", "x = 1;\n#error no")]
    [InlineData("x = 1;", "x = 1;\n#if A")]
    public void Directives_and_what_they_switch_off_count(string one, string other)
    {
        Assert.NotEqual(CodeHash.Of(one), CodeHash.Of(other));
    }

    [Fact]
    public void Comments_do_not_count_beside_directives_either()
    {
        Assert.Equal(CodeHash.Of("#region A\nx = 1; // one\n#endregion"), CodeHash.Of("#region A\n  x = 1;\n#endregion"));
    }

    [Fact]
    public void A_hash_is_lower_case_hex_of_sha_256()
    {
        Assert.Matches("^[0-9a-f]{64}$", CodeHash.Of(Code));
    }

    [Fact]
    public void A_hash_stays_the_same_from_version_to_version()
    {
        Assert.Equal("902bc5a4", CodeHash.Of(Code)[..8]);
    }

    public static TheoryData<string> HostileTexts { get; } =
    [
        Repeat("$\"{", 21_000),
        Repeat("$\"{", 256),
        Repeat("$@\"{", 16_000),
        Repeat("$\"\"\"{", 13_000),
        "$\"{" + Repeat("(", 65_000),
        "$\"{" + Repeat("(", 509),
        "$\"{" + Repeat("[(\")\"", 13_000),
        Repeat("(", 65_536),
        Repeat("{", 65_536),
        Repeat("<", 65_536),
        Repeat("\"", 65_535),
        Repeat("$", 65_000) + "\"\"\"{{{",
        "/*" + Repeat("/*", 32_000),
        "\"" + Repeat("a", 65_000),
        "'" + Repeat("'", 65_000),
        "#if " + Repeat("(", 65_000),
        "/**/ #if " + Repeat("(", 65_000),
        "/*\n#*/ /**/ #if " + Repeat("(", 65_000),
        "#if " + Repeat("(\f(", 21_000),
        "\u00A0\u200B#if " + Repeat("!", 65_000),
        "#if A" + Repeat("&&A", 21_000),
        Repeat("#if A\n", 10_900),
        Repeat("#if A\n", 64),
        "#if " + Repeat("(", 196),
        "///" + Repeat("<a>", 21_000) + "\nint x;",
        "/**" + Repeat("<a>", 21_000) + "*/ int x;",
        Repeat("\n", 65_536),
        "int x; #if " + Repeat("(", 30_000) + "A\n#endif",
        "int x; #if " + Repeat("!", 60_000),
        "int x; /**/ #elif " + Repeat("A==(", 16_000),
        "\"a\" # if " + Repeat("!(", 30_000),
        "#pragma warning disable " + Repeat("A,", 32_000),
        "#pragma warning disable" + Repeat("\t", 65_000) + "-",
        "#region " + Repeat("\"\"\"", 21_000),
        Repeat("#region\n", 8_000) + Repeat("#endregion\n", 100),
        Repeat("\"\"\"\"", 16_000),
        Repeat(" \"\"\"\"", 13_000),
        Repeat("\"\"\"\n\"\"", 10_000),
        Repeat("\"\"\"a\"\"\"\"\"", 8_000),
        "$@\"" + Repeat("\"", 65_000),
        "$\"" + Repeat("{", 65_000),
        "$$$$\"\"\"\"" + Repeat("{{{}", 16_000),
        Repeat("\uD83D", 65_000),
        Repeat("'", 65_000),
        Repeat("1_", 32_000),
        Repeat("@", 65_000),
        Repeat("\\u", 32_000),
        Repeat("\u2028", 21_000),
        Repeat("a#(\n", 16_000),
        Repeat("```\n", 16_000),
        Repeat("~~~x\n", 13_000),
        Repeat("x", 5_000_000),
        "\uFEFF\uFFFE\0\uD800",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts), DisableDiscoveryEnumeration = true)]
    public void A_hostile_text_is_hashed_like_any_other(string text)
    {
        var (hash, mentions) = ("", false);

        // Less stack than a thread ever has; an overflow ends the test run.
        var thread = new Thread(() => (hash, mentions) = (CodeHash.Of(text), StrategySource.Mentions(text, "Parameters")), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Matches("^[0-9a-f]{64}$", hash);
    }

    [Fact]
    public void Signs_in_any_order_are_hashed_like_any_other_text()
    {
        var random = new RandomCode(seed: 16);

        foreach (var text in Enumerable.Range(0, 60).Select(_ => random.OfSigns(65_536))) A_hostile_text_is_hashed_like_any_other(text);
    }

    // Of a reader that takes the square of a text's length this one would take hours.
    [Theory(Timeout = 60_000)]
    [InlineData("{\n")]
    [InlineData("a #(\n")]
    [InlineData("//\n")]
    [InlineData(" \"\"\"\" \"\"\"\"")]
    [InlineData("\"\"\"\n a\n \"\"\";\n")]
    [InlineData("$\"{a:F2}\" ")]
    [InlineData("$@\"\"\"\"")]
    [InlineData("```\n")]
    [InlineData("#region \"\"\"\n")]
    public async Task The_time_to_hash_grows_as_the_text_does(string part)
    {
        Assert.Matches("^[0-9a-f]{64}$", await Task.Run(() => CodeHash.Of(Repeat(part, 8_000_000 / part.Length))));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}

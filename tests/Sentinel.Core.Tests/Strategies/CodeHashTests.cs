using Sentinel.Core.Strategies;
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
    [InlineData("```python\na\n```", "```python\nb\n```")]
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
        Repeat("```\n", 16_000),
        Repeat("~~~x\n", 13_000),
        Repeat("x", 5_000_000),
        "\uFEFF\uFFFE\0\uD800",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts), DisableDiscoveryEnumeration = true)]
    public void A_hostile_text_is_hashed_like_any_other(string text)
    {
        string? hash = null;

        // As little stack as a thread ever has; an overflow ends the test run.
        var thread = new Thread(() => hash = CodeHash.Of(text), maxStackSize: 768 * 1024);
        thread.Start();
        thread.Join();

        Assert.Matches("^[0-9a-f]{64}$", hash);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}

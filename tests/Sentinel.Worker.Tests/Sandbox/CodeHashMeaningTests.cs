using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Compiler;
using Sentinel.Compiler.Source;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>Texts with one code hash are one program: no comment and no layout reaches what a strategy returns.</summary>
[Collection(SharedSandbox.Name)]
public sealed class CodeHashMeaningTests(SandboxHost sandbox)
{
    // More of them on demand: they take a quarter of a minute each.
    private static readonly int Layouts = int.Parse(Environment.GetEnvironmentVariable("SENTINEL_LAYOUTS") ?? "1");

    private static readonly string[] Gaps = [" ", "\n", "\r\n\t", "/* a */", "// b\n", "/*\n*/", "\u2028"];

    [Theory(Timeout = 120_000)]
    [InlineData("Thrown(() => ArgumentOutOfRangeException.ThrowIfNegative(-1 §- 1))")]
    [InlineData("Thrown(() => ArgumentOutOfRangeException.ThrowIfNegativeOrZero(1 §- 1))")]
    [InlineData("Thrown(() => ArgumentOutOfRangeException.ThrowIfZero(1 §- 1))")]
    [InlineData("Thrown(() => ArgumentOutOfRangeException.ThrowIfGreaterThan(1 §+ 1, 1))")]
    [InlineData("Thrown(() => ArgumentOutOfRangeException.ThrowIfEqual(1 §+ 1, 2))")]
    [InlineData("Thrown(() => ArgumentNullException.ThrowIfNull((object?)§ null))")]
    [InlineData("Thrown(() => ArgumentException.ThrowIfNullOrEmpty(\"\" §+ \"\"))")]
    [InlineData("Thrown(() => ArgumentException.ThrowIfNullOrWhiteSpace(\" \" §+ \" \"))")]
    [InlineData("Thrown(() => {§ throw §new InvalidOperationException(\"a\"); })")]
    [InlineData("Thrown(() => {§ int Local() => §((Func<int>)(() => 1 / §new List<int>().Count))(); Local(); })")]
    [InlineData("Thrown(() => _ = bars.Count §switch { §-4 => 5 })")]
    [InlineData("Thrown(() => _ = (string)§(object)§new Hidden§())")]
    [InlineData("Thrown(() => _ = §bars[§-1])")]
    [InlineData("nameof(§List<int>.§Count§)")]
    [InlineData("new Hidden(§) { A = § 3 }.ToString()")]
    [InlineData("new { §A = 1, B§ = new { §C = 2 } }.ToString()")]
    [InlineData("(§1, A: § 2).ToString()")]
    [InlineData("Colour.§Red§.ToString()")]
    [InlineData("Items(§).ToString()!")]
    [InlineData("((Func<int>)(() => §1)).ToString()!")]
    [InlineData("§$\"{1 + 1} and {bars.Count,5:F1}\"§")]
    [InlineData("§\"\"\"\n    a\n      b\n    \"\"\"§")]
    [InlineData("§@\"a\n  b\"§ + §'c'")]
    public async Task What_becomes_text_does_not_tell_how_the_code_is_laid_out(string text)
    {
        var codes = Gaps.Select(gap => Program(text.Replace("§", gap, StringComparison.Ordinal))).ToArray();

        var outcomes = new List<string>();
        foreach (var code in codes) outcomes.Add(SignalHash.Of(await sandbox.Targets(code)));

        Assert.Single(codes.Select(CodeHash.Of).Distinct());
        Assert.Single(outcomes.Distinct());
    }

    [Fact(Timeout = 600_000)]
    public async Task Programs_trade_alike_however_they_are_laid_out()
    {
        var random = new Random(14);
        var programs = Programs().Where(IsHashedByItsTokens).ToArray();

        for (var i = 0; i < Layouts; i++)
            foreach (var program in programs)
            {
                var relaid = Relaid(program, random);

                Assert.Equal(CodeHash.Of(program), CodeHash.Of(relaid));
                Assert.Equal((relaid, await Outcome(program)), (relaid, await Outcome(relaid)));
            }

        Assert.True(programs.Length > 80);
    }

    public static TheoryData<string> Comments { get; } =
    [
        "a\0b",
        "a\u200Bb",
        "a\uFFFDb",
        "a\uD83Db",
        "a\uDB40\uDC41b",
        new string('(', 4_200),
        "#" + new string('!', 1_001),
        "#" + new string('(', 1_001),
        "$",
    ];

    [Theory]
    [MemberData(nameof(Comments))]
    public void A_comment_for_which_the_wall_refuses_a_text_counts(string comment)
    {
        const string code = "double[] GenerateSignals(Bars bars) { var text = $\"{bars.Count}\"; return new double[bars.Count]; }";
        var commented = $"{code}\n// {comment}";

        Assert.True(CodeHash.Of(commented) != CodeHash.Of(code) || IsRefused(commented) == IsRefused(code));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("bars.Count & lt; 5")]
    [InlineData("/* // */ bars.Count &lt; 5")]
    [InlineData("bars.Count /* \" */ &lt; 5")]
    [InlineData("bars.Count & lt /* &lt; */; 5")]
    [InlineData("bars.Count\\n &lt; 5")]
    public async Task Whether_an_escape_is_undone_makes_another_text(string condition)
    {
        const string code = "double[] GenerateSignals(Bars bars) { if (bars.Count &lt; 5) return null; return new double[bars.Count]; }";
        var laidOut = code.Replace("bars.Count &lt; 5", condition, StringComparison.Ordinal);

        Assert.True(CodeHash.Of(laidOut) != CodeHash.Of(code) || await Outcome(laidOut) == await Outcome(code));
    }

    [Fact]
    public void A_text_that_is_hashed_by_its_tokens_is_never_refused_before_the_lexer()
    {
        var random = new RandomCode(seed: 18);

        var told = Enumerable.Range(0, 20_000).Select(i => random.OfSigns(i % 50)).Where(IsHashedByItsTokens).ToArray();

        Assert.True(told.Length > 1_000);
        Assert.DoesNotContain(told, IsRefused);
    }

    private static bool IsHashedByItsTokens(string code) => CodeHash.Of(code) == CodeHash.Of($"\n{code}");

    private static bool IsRefused(string code)
    {
        var text = StrategySource.Parse(code).Text;
        IReadOnlyList<Complaint> complaints = [];
        return Record.Exception(() => complaints = SourceWall.CheckText(text, new SourceLines(text))) is not null || complaints.Count > 0;
    }

    private static string Program(string text) => $$"""
        string Thrown(Action action)
        {
            try { action(); return ""; }
            catch (Exception e) { return e.ToString(); }
        }

        IEnumerable<int> Items() { yield return 1; }

        double[] GenerateSignals(Bars bars)
        {
            var sum = 0;
            foreach (var character in {{text}}) sum = (sum * 31 + character) % 9973;
            return bars.Select(_ => sum / 9973.0).ToArray();
        }

        enum Colour { Red }
        record Hidden { public int A { get; init; } }
        """;

    private static IEnumerable<string> Programs() =>
    [
        .. Directory.GetFiles(RepositoryFolder.Find("samples/strategies"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        .. StrategyFile.NamesIn("Honest").Select(name => StrategyFile.Read("Honest", name)),
    ];

    // Comments and lines between the tokens, and all of it in a fence with prose around.
    private static string Relaid(string program, Random random)
    {
        var text = new StringBuilder();
        var previous = default(SyntaxToken);
        foreach (var token in SyntaxFactory.ParseTokens(StrategySource.Parse(program).Text))
        {
            if (!MustTouch(previous, token) && random.Next(3) == 0) text.Append(Gaps[random.Next(Gaps.Length)]);
            text.Append(token.ToFullString());
            previous = token;
        }

        return $"\uFEFFHere:\r\n~~~~ cs\n{text}\n~~~~\nIt is `late`.";
    }

    // A directive has to stay the first on its line.
    private static bool MustTouch(SyntaxToken previous, SyntaxToken token) =>
        token.ContainsDirectives || (previous.Text == token.Text[..Math.Min(1, token.Text.Length)] && token.Text is ['>' or '.', ..]);

    private async Task<string> Outcome(string code) => await sandbox.Run(code) switch
    {
        StrategyOutcome.Completed completed => SignalHash.Of(completed.Targets),
        StrategyOutcome.Disqualified disqualified => disqualified.Reason.ToString(),
        var other => throw new InvalidOperationException($"{other}"),
    };
}

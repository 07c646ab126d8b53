using Sentinel.Core.Strategies;
using Sentinel.Core.Tests.Strategies.Lexing;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class CodeTokensTests
{
    private static readonly int Mutations = int.Parse(Environment.GetEnvironmentVariable("SENTINEL_MUTATIONS") ?? "40");

    private static readonly string[] Ordinary =
    [
        .. Directory.GetFiles(RepositoryFolder.Find("samples/strategies"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        .. StrategyFile.NamesIn("Honest").Select(name => StrategyFile.Read("Honest", name)),
    ];

    private static readonly string[] Hostile = [.. StrategyFile.NamesIn("Hostile").Select(name => StrategyFile.Read("Hostile", name))];

    [Fact]
    public void The_tokens_of_ordinary_code_are_the_compilers()
    {
        foreach (var text in Ordinary.Select(text => StrategySource.Parse(text).Text))
            if (!text.Contains("#if", StringComparison.Ordinal)) Assert.Equal(CompilerTokens.Of(text), CodeTokens.Of(text) ?? text);
    }

    [Fact]
    public void The_tokens_of_hostile_code_are_the_compilers_or_none()
    {
        Assert.True(Hostile.Count(AreTheCompilers) > 150);
    }

    [Fact]
    public void The_tokens_of_code_that_was_damaged_are_the_compilers_or_none()
    {
        var random = new RandomCode(seed: 14);

        foreach (var text in Ordinary.Concat(Hostile.Where(text => text.Length < 5_000)))
            for (var i = 0; i < Mutations; i++) AreTheCompilers(random.Mutated(text));
    }

    [Fact]
    public void The_tokens_of_signs_are_the_compilers_or_none()
    {
        var random = new RandomCode(seed: 15);

        var told = Enumerable.Range(0, 1_000 * Mutations).Count(_ => AreTheCompilers(random.OfSigns(6)));

        Assert.True(told > 1_000);
    }

    // The compiler's lexer sees no other texts: it is not to be trusted with them.
    private static bool AreTheCompilers(string text)
    {
        var tokens = CodeTokens.Of(text);
        if (tokens is not null) Assert.Equal((text, CompilerTokens.Of(text)), (text, tokens));
        return tokens is not null;
    }
}

using Sentinel.Core.Strategies;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Api.Tests.Fuzzing;

public sealed class StrategyTextFuzzTests(ITestOutputHelper output)
{
    [Fact]
    public Task Any_text_has_a_source_and_a_hash_at_a_cost_that_its_length_bounds() => Fuzz.Holds(
        CodeTexts.Any,
        text =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();

            var source = StrategySource.Parse(text);
            var problem = StrategySource.Check(text);
            StrategySource.Mentions(text, "Parameters");
            var hash = CodeHash.Of(text);

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(source.Text.Length <= text.Length, "The source is longer than the text.");
            Assert.True(problem is null or { Length: <= 200 }, "The problem is long.");
            Assert.Matches("^[0-9a-f]{64}$", hash);
            Assert.Equal(hash, CodeHash.Of(text));
            Assert.InRange(allocated, 0, (8 * 1024 * 1024) + (2_000L * text.Length)); // the first text pays for what all use
            return Task.CompletedTask;
        },
        output);
}

using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

/// <summary>Whether a code can ask for a parameter, told from its text: never a no where it does.</summary>
public sealed class ParameterNamesTests
{
    [Theory]
    [InlineData("""parameters.GetInt("fast", 12)""")]
    [InlineData("""parameters["slow"] + parameters.Get("stop", 0)""")]
    [InlineData("""parameters.TryGetValue("slow", out var s) ? s : 1""")]
    [InlineData("""Helper(bars, parameters)); double Helper(Bars b, Parameters given) => given.Get("slow", 1""")]
    [InlineData("""P("slow")); double P(string name) => parameters.Get(name, 1""")]
    [InlineData("""parameters.Get("slow", 1) /* fast */ + fast // "fast" """)]
    public void A_name_that_stands_nowhere_cannot_be_asked_for(string use) => Assert.False(NamesIn(use).MayHold("period"));

    [Theory]
    [InlineData("""parameters.GetInt("period", 12)""")]
    [InlineData("""parameters[@"period"]""")]
    [InlineData("""parameters["per" + "iod"]""")]
    [InlineData("""parameters[$"{"per"}iod"]""")]
    [InlineData("""parameters["\u0070eriod"]""")]
    [InlineData("""parameters[nameof(period)]""")]
    [InlineData("""parameters["PERIOD".ToLower()]""")]
    [InlineData("""parameters[string.Concat("per", "iod")]""")]
    [InlineData("""parameters[new string(['p', 'e', 'r', 'i', 'o', 'd'])]""")]
    [InlineData("""parameters[Name.period.ToString()]""")]
    [InlineData("""parameters.Values.Sum()""")]
    [InlineData("""parameters.Keys.Count()""")]
    [InlineData("""parameters.Sum(pair => pair.Value)""")]
    [InlineData("""new Dictionary<string, double>(parameters)["x"]""")]
    [InlineData("""0); foreach (var pair in parameters) Use(pair.Value""")]
    [InlineData("""0); var all = parameters; Use(all["x"]""")]
    [InlineData("""0); IEnumerable<KeyValuePair<string, double>> all = parameters; Use(1""")]
    public void A_name_that_may_be_made_or_is_not_needed_can_be(string use) => Assert.True(NamesIn(use).MayHold("period"));

    [Theory]
    [InlineData("no C# at all: `")]
    [InlineData("```python\nx\n```")]
    [InlineData("")]
    public void Of_what_is_no_plain_code_nothing_is_told(string code)
    {
        Assert.Equal(code.Length > 0, ParameterNames.Of(code).MayHold("period"));
        Assert.Empty(ParameterNames.Of(code).Known);
    }

    [Fact]
    public void The_texts_that_there_are_are_known_once_each() =>
        Assert.Equal(["fast", "slow"], NamesIn("""parameters.Get("fast", 1) + parameters.Get(@"slow", 2) * parameters.Get("fast", 3)""").Known);

    [Fact]
    public void A_long_text_of_declarations_takes_no_longer_than_it_is_long()
    {
        var code = string.Concat(Enumerable.Range(0, 4_000).Select(i => $"Parameters p{i} "));

        Assert.True(ParameterNames.Of(code).MayHold("p") || ParameterNames.Of(code).Known.Count == 0);
    }

    private static ParameterNames NamesIn(string use) =>
        ParameterNames.Of($"double[] GenerateSignals(Bars bars, Parameters parameters) {{ Use({use}); return new double[bars.Count]; }}");
}

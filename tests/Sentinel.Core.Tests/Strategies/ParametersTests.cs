using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class ParametersTests
{
    private static readonly Parameters Sent = new(new Dictionary<string, double> { ["fast"] = 12, ["level"] = 0.5, ["huge"] = 1e12 });

    [Fact]
    public void A_parameter_that_was_sent_is_read_by_name()
    {
        Assert.Equal(12, Sent["fast"]);
        Assert.Equal(0.5, Sent.Get("level", 0.75));
        Assert.Equal(12, Sent.GetInt("fast", 24));
    }

    [Fact]
    public void A_parameter_that_was_not_sent_has_a_fallback()
    {
        Assert.Equal(0.75, Sent.Get("slow", 0.75));
        Assert.Equal(72, Sent.GetInt("slow", 72));
        Assert.Equal(72, Parameters.None.GetInt("slow", 72));
        Assert.Equal(24, Sent.Get("Fast", 24));
    }

    [Fact]
    public void A_missing_parameter_says_what_to_do()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Sent["slow"]);

        Assert.Equal("The request has no parameter 'slow': send it, or read it with Get(\"slow\", fallback).", error.Message);
    }

    [Fact]
    public void A_number_too_large_for_an_integer_is_refused()
    {
        Assert.Throws<OverflowException>(() => Sent.GetInt("huge", 1));
    }

    [Fact]
    public void What_is_asked_for_by_name_is_noted_whether_it_was_sent_or_not()
    {
        var reads = new ParameterReads();
        var watched = Sent.WatchedBy(reads);

        for (var i = 0; i < 3; i++) _ = watched.GetInt("fast", 1) + watched.Get("slow", 2);
        _ = watched.ContainsKey("level");
        _ = watched.TryGetValue("Fast", out _);
        Assert.Throws<KeyNotFoundException>(() => watched["none"]);

        Assert.Equal(["Fast", "fast", "level", "none", "slow"], reads.Names);
        Assert.Equal(12, watched["fast"]);
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("values")]
    [InlineData("all")]
    [InlineData("untyped")]
    public void Who_goes_through_all_parameters_has_asked_for_all_that_were_sent(string way)
    {
        var reads = new ParameterReads();
        var watched = Sent.WatchedBy(reads);
        Assert.Empty(reads.Names);

        object found = way switch
        {
            "keys" => watched.Keys.ToArray(),
            "values" => watched.Values.ToArray(),
            "all" => watched.Select(pair => pair.Value).ToArray(),
            _ => ((System.Collections.IEnumerable)watched).Cast<object>().ToArray(),
        };

        Assert.Equal(3, ((Array)found).Length);
        Assert.Equal(["fast", "huge", "level"], reads.Names);
    }

    [Fact]
    public void However_many_names_are_made_up_few_are_noted_and_those_that_were_sent_still_are()
    {
        var reads = new ParameterReads();
        var watched = Sent.WatchedBy(reads);

        for (var i = 0; i < 10_000; i++) watched.Get($"made up {i}", 0);
        watched.Get(new string('x', 65), 0);
        watched.Get("level", 0);

        Assert.InRange(reads.Names.Count, 2, ParameterReads.MaxNames);
        Assert.Contains("level", reads.Names);
        Assert.All(reads.Names, name => Assert.InRange(name.Length, 1, ParameterReads.MaxNameLength));
    }

    [Fact]
    public void Whoever_is_not_watched_notes_nothing_of_those_who_are()
    {
        var (one, other) = (new ParameterReads(), new ParameterReads());

        _ = Sent.WatchedBy(one)["fast"];
        _ = Sent["level"];
        _ = Sent.WatchedBy(other).Count;

        Assert.Equal(["fast"], one.Names);
        Assert.Empty(other.Names);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_parameter_is_finite(double value)
    {
        var error = Assert.Throws<ArgumentException>(() => new Parameters([new("fast", value)]));

        Assert.StartsWith("Parameter 'fast' is", error.Message, StringComparison.Ordinal);
    }
}

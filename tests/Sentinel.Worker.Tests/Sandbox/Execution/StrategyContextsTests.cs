using Sentinel.Compiler;
using Sentinel.Worker.Sandbox.Execution;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox.Execution;

/// <summary>Which strategies are loaded together.</summary>
public sealed class StrategyContextsTests
{
    private readonly CompiledStrategy strategy = StrategyCompiler.Guarded().Compile("double[] GenerateSignals(Bars bars) => new double[bars.Count];");
    private readonly StrategyContexts contexts = new();

    [Fact]
    public void Sixteen_share_a_context_under_names_of_their_own()
    {
        var places = Enumerable.Range(0, 17).Select(i => Load(NameOf(i))).ToArray();

        Assert.Equal(16, places.Count(place => place == places[0]));
        Assert.Equal(Enumerable.Range(0, 16).Select(NameOf), places[0].Assemblies.Select(assembly => assembly.GetName().Name));
    }

    [Fact]
    public void A_name_that_a_context_has_already_gets_one_of_its_own()
    {
        var shared = Load(NameOf(0));

        var again = Load(NameOf(0));
        var other = Load(NameOf(1));

        Assert.NotEqual(shared, again);
        Assert.Equal(shared, other);
        Assert.Equal(NameOf(0), Assert.Single(again.Assemblies).GetName().Name);
    }

    [Fact]
    public void One_that_holds_state_is_alone()
    {
        var before = Load(NameOf(0));

        var alone = contexts.Take(NameOf(1), alone: true);

        Assert.NotEqual(before, alone);
        Assert.NotEqual(alone, Load(NameOf(2)));
    }

    [Fact]
    public void A_context_ends_with_the_last_of_its_strategies()
    {
        var context = Load(NameOf(0));
        foreach (var i in Enumerable.Range(1, 15)) Load(NameOf(i));
        var ended = 0;
        context.Unloading += _ => ended++;

        foreach (var _ in Enumerable.Range(0, 15)) context.Release();
        Assert.Equal(0, ended);
        context.Release();

        Assert.Equal(1, ended);
    }

    private static string NameOf(int number) => $"strategy-{number:x32}";

    private StrategyContext Load(string name)
    {
        var context = contexts.Take(name, alone: false);
        context.Load(strategy.Shape.Rename(strategy.Image, name));
        return context;
    }
}

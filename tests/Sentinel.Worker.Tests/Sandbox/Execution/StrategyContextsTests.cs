using Sentinel.Worker.Sandbox.Compilation;
using Sentinel.Worker.Sandbox.Execution;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox.Execution;

/// <summary>Which strategies are loaded together.</summary>
public sealed class StrategyContextsTests
{
    private readonly byte[] image = StrategyCompiler.Guarded().Compile("double[] GenerateSignals(Bars bars) => new double[bars.Count];").Image;
    private readonly StrategyContexts contexts = new();

    [Fact]
    public void Sixteen_share_a_context_under_names_of_their_own()
    {
        var places = Enumerable.Range(0, 17).Select(_ => Load()).ToArray();

        Assert.Equal(16, places.Count(place => place.Context == places[0].Context));
        Assert.Equal(17, places.Select(place => place.Name).Distinct().Count());
        Assert.All(places, place => Assert.Contains(place.Context.Assemblies, assembly => assembly.GetName().Name == place.Name));
    }

    [Fact]
    public void One_that_holds_state_is_alone()
    {
        var (before, _) = Load();

        var (alone, _) = contexts.Take(alone: true);

        Assert.NotEqual(before, alone);
        Assert.NotEqual(alone, Load().Context);
    }

    [Fact]
    public void A_context_ends_with_the_last_of_its_strategies()
    {
        var (context, _) = Load();
        foreach (var _ in Enumerable.Range(0, 15)) Load();
        var ended = 0;
        context.Unloading += _ => ended++;

        foreach (var _ in Enumerable.Range(0, 15)) context.Release();
        Assert.Equal(0, ended);
        context.Release();

        Assert.Equal(1, ended);
    }

    private (StrategyContext Context, string Name) Load()
    {
        var (context, name) = contexts.Take(alone: false);
        context.Load(AssemblyShape.Of(image).Rename(image, name));
        return (context, name);
    }
}

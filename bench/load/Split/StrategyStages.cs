using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Compiler;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Execution;

namespace Sentinel.Load.Split;

/// <summary>The way of a strategy through a runner, with a look at the clock after each stage.</summary>
internal sealed class StrategyStages(PriceSeries prices)
{
    private readonly GivenBars bars = new(prices);
    private readonly StrategyCompiler compiler = StrategyCompiler.Guarded();
    private readonly StrategyContexts contexts = new();

    public TimeSpan Parse { get; private set; }

    public TimeSpan Bind { get; private set; }

    public TimeSpan Emit { get; private set; }

    public TimeSpan Compile { get; private set; }

    public TimeSpan Load { get; private set; }

    public TimeSpan FirstRun { get; private set; }

    public TimeSpan SecondRun { get; private set; }

    /// <summary>Forgets what it has measured, once all is warm.</summary>
    public void Reset() => Parse = Bind = Emit = Compile = Load = FirstRun = SecondRun = default;

    /// <summary>Takes a strategy through compiler and both runs.</summary>
    public double[] Run(string code)
    {
        var start = ThreadClock.Now;
        var strategy = compiler.Compile(code);
        Compile += ThreadClock.Now - start;
        return RunTwice(strategy);
    }

    /// <summary>Compiles the same trees once more, from text to assembly, to learn which part of compiling is which.</summary>
    public void TakeApart(string code)
    {
        var build = compiler.Build(code);
        var start = ThreadClock.Now;
        var trees = build.Layout.Texts.Select(text => CSharpSyntaxTree.ParseText(text.Tree.GetText(), build.Layout.Texts[0].Tree.Options as CSharpParseOptions)).ToArray();
        foreach (var tree in trees) tree.GetRoot();
        var parsed = ThreadClock.Now;
        var own = build.Layout.Texts.Select(text => text.Tree).ToArray();
        Fresh(build.Compilation, own, trees).GetDiagnostics();
        var bound = ThreadClock.Now;
        using var image = new MemoryStream();
        Fresh(build.Compilation, own, trees).Emit(image);
        var emitted = ThreadClock.Now;

        Parse += parsed - start;
        Bind += bound - parsed;
        Emit += emitted - bound - (bound - parsed); // emitting binds too
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private double[] RunTwice(CompiledStrategy strategy)
    {
        var start = ThreadClock.Now;
        using var loaded = new LoadedStrategy(strategy, contexts);
        var isLoaded = ThreadClock.Now;
        var targets = loaded.Targets(bars, Parameters.None);
        var hasRun = ThreadClock.Now;
        new SecondRun(strategy, bars, Parameters.None, contexts).Compare(targets, loaded);
        Load += isLoaded - start;
        FirstRun += hasRun - isLoaded;
        SecondRun += ThreadClock.Now - hasRun;
        return targets;
    }

    private static CSharpCompilation Fresh(CSharpCompilation compiled, SyntaxTree[] own, SyntaxTree[] trees) =>
        compiled.RemoveSyntaxTrees(own).AddSyntaxTrees(trees);
}

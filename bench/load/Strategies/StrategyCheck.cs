using Sentinel.Compiler;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Load.Floor;
using Sentinel.Worker.Sandbox.Execution;

namespace Sentinel.Load.Strategies;

/// <summary>Whether generated strategies are what a measurement needs: of many shapes, valid behind the wall and without it, and unlike each other.</summary>
internal static class StrategyCheck
{
    private const int LeastShapes = 25;
    private const double MostAlike = 0.01;

    /// <summary>Prints what it finds; true when all is as it should be.</summary>
    public static bool Run(IReadOnlyList<GeneratedStrategy> strategies, PriceSeries prices)
    {
        var executor = new StrategyExecutor(StrategyCompiler.Guarded());
        var bare = new BareCompiler();
        var signals = new HashSet<string>();
        var failed = 0;
        foreach (var strategy in strategies)
        {
            using var image = bare.Compile(strategy.CompilationUnit);
            var outcome = executor.Execute(strategy.Code, prices, Parameters.None);
            if (outcome is StrategyOutcome.Completed completed) signals.Add(SignalHash.Of(completed.Targets));
            else Console.WriteLine($"{strategy.Shape}: {(outcome as StrategyOutcome.Disqualified)?.Message}\n{strategy.Code}\n({++failed})");
        }

        var shapes = strategies.CountBy(strategy => strategy.Shape).OrderBy(shape => shape.Key).ToList();
        var lines = strategies.Select(strategy => strategy.Code.Count(character => character == '\n') + 1).Order().ToList();
        var alike = strategies.Count - failed - signals.Count;
        Console.WriteLine($"shapes       {shapes.Count}: {string.Join(", ", shapes.Select(shape => $"{shape.Key} {shape.Value}"))}");
        Console.WriteLine($"lines        {lines[0]} to {lines[^1]}, half of them up to {lines[lines.Count / 2]}");
        Console.WriteLine($"failed       {failed} of {strategies.Count}");
        Console.WriteLine($"trade alike  {alike}");
        return failed == 0 && shapes.Count >= LeastShapes && alike <= strategies.Count * MostAlike;
    }
}

using Mono.Cecil;
using Sentinel.Compiler;

namespace Sentinel.Worker.Tests.Compiler.Source;

/// <summary>An honest strategy's assembly in which something was put that no source check has seen.</summary>
internal static class AlteredAssembly
{
    private const string Honest = """
        class Strategy
        {
            double[] GenerateSignals(Bars bars) => new double[bars.Count];
        }
        """;

    private static readonly byte[] Original = StrategyCompiler.Guarded().Compile(Honest).Image;

    /// <summary>The assembly with one alteration.</summary>
    public static byte[] With(Action<ModuleDefinition> alter)
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(Original));
        alter(module);
        using var image = new MemoryStream();
        module.Write(image);
        return image.ToArray();
    }

    /// <summary>The class of the strategy.</summary>
    public static TypeDefinition Strategy(this ModuleDefinition module) => module.GetType("Strategy");

    /// <summary>Its method.</summary>
    public static MethodDefinition Method(this ModuleDefinition module) => module.Strategy().Methods.Single(method => method.Name == "GenerateSignals");
}

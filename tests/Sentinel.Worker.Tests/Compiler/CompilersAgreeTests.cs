using Sentinel.Compiler;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox.Execution;
using Sentinel.Worker.Sandbox.Runner;
using Xunit;

namespace Sentinel.Worker.Tests.Compiler;

/// <summary>The managed and the native compiler make the same of every program, byte for byte: the assembly, its name and shape, or each message, place and hint.</summary>
public sealed class CompilersAgreeTests(CompilersAgreeTests.Compilers compilers) : IClassFixture<CompilersAgreeTests.Compilers>
{
    // What is made to take more time or memory than there is ends by a limit of the runner, at another point each time.
    private static readonly string[] Limited = ["slow_", "bomb_lambda", "bomb_constant_string"];

    [NativeCompilerTheory]
    [MemberData(nameof(Programs))]
    public void Both_make_the_same_of_a_program(string folder, string name)
    {
        var code = StrategyFile.Read(folder, name);

        // On a strategy's deep stack, as in a runner.
        var managed = StrategyThread.Run(() => CompilerAnswer.Of(() => compilers.Managed.Compile(code)));
        var native = StrategyThread.Run(() => CompilerAnswer.Of(() => compilers.Native.Compile(code)));

        Assert.Equal(Said(managed), Said(native));
        Assert.Equal(managed, native);
    }

    [NativeCompilerTheory]
    [InlineData("double[] GenerateSignals(Bars bars)\n{\n    return [\n        bars.Close[0] / 0,\n        Deep(0)];\n}\nstatic double Deep(int zero) => 1 / zero;")]
    public void Both_find_the_same_place_of_every_instruction(string code)
    {
        var method = compilers.Managed.Compile(code).Shape.Method;
        compilers.Native.Forget();

        foreach (var (token, offset) in Enumerable.Range(0, 60).SelectMany(offset => new[] { (method, offset), (method + 1, offset) }))
            Assert.Equal(compilers.Managed.PlaceOf(code, token, offset), compilers.Native.PlaceOf(code, token, offset));
    }

    [NativeCompilerTheory]
    [InlineData("double[] GenerateSignals(Bars bars) => null; // \ud800")]
    [InlineData("double[] GenerateSignals(Bars bars) => null; // \0")]
    [InlineData("")]
    public void Both_make_the_same_of_texts_that_are_no_texts(string code) =>
        Assert.Equal(CompilerAnswer.Of(() => compilers.Managed.Compile(code)), CompilerAnswer.Of(() => compilers.Native.Compile(code)));

    [NativeCompilerTheory]
    [InlineData("slow_records")]
    public async Task The_native_one_stops_when_it_is_asked_to(string name)
    {
        using var stop = new CancellationTokenSource();
        var code = StrategyFile.Read("Hostile", name);

        var compiling = Task.Run(() => compilers.Native.Compile(code, stop.Token));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => compiling);
    }

    public static TheoryData<string, string> Programs()
    {
        var programs = new TheoryData<string, string>();
        foreach (var folder in new[] { "Hostile", "Honest", "Remembering" })
            foreach (var name in StrategyFile.NamesIn(folder).Where(name => !Limited.Any(start => name.StartsWith(start, StringComparison.Ordinal)))) programs.Add(folder, name);

        return programs;
    }

    private static string Said(byte[] answer)
    {
        try
        {
            return CompilerAnswer.Read(answer).Name;
        }
        catch (Exception said)
        {
            return $"{said.GetType().Name}: {said.Message}";
        }
    }

    /// <summary>One of each.</summary>
    public sealed class Compilers
    {
        private readonly Lazy<NativeCompiler> native = new(() => NativeCompiler.Load(RunnerCompiler.NativeFile, CompilerVersion.Current));

        internal IStrategyCompiler Managed { get; } = StrategyCompiler.Guarded();

        internal IStrategyCompiler Native => native.Value;
    }
}

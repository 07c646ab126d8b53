using Sentinel.Compiler;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox;
using Sentinel.Worker.Sandbox.Runner;
using Sentinel.Worker.Tests.Sandbox;
using Xunit;

namespace Sentinel.Worker.Tests.Compiler;

/// <summary>Which compiler a runner takes, and what it says of it.</summary>
public sealed class NativeCompilerTests
{
    private const string Strategy = "double[] GenerateSignals(Bars bars) => bars.Close.Select(_ => 0.5).ToArray();";

    [Fact]
    public void What_is_no_library_is_refused_with_what_to_do()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.Of("compiler.so"), "no library");

        var refused = Assert.Throws<InvalidOperationException>(() => NativeCompiler.Load(folder.Of("compiler.so"), CompilerVersion.Current));

        Assert.Contains("is no native compiler for this machine", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_of_something_else_is_refused()
    {
        var library = Directory.GetFiles(AppContext.BaseDirectory, "libe_sqlite3.so", SearchOption.AllDirectories)
            .First(file => file.Contains($"linux-{System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", StringComparison.Ordinal));

        var refused = Assert.Throws<InvalidOperationException>(() => NativeCompiler.Load(library, CompilerVersion.Current));

        Assert.Contains("sentinel_version", refused.Message, StringComparison.Ordinal);
    }

    [NativeCompilerTheory]
    [InlineData("of other sources")]
    public void One_that_was_made_of_other_sources_is_refused(string version)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => NativeCompiler.Load(RunnerCompiler.NativeFile, version));

        Assert.Contains("was made of other code than this program; make it anew with build/native.sh", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_managed_one_is_taken_where_it_is_asked_for()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("Compiler", nameof(CompilerChoice.Managed)));

        Assert.All(await sandbox.Targets(Strategy), target => Assert.Equal(0.5, target));
        Assert.Equal("managed: Sandbox:Compiler says so", sandbox.Isolation?.Compiler);
    }

    [NativeCompilerTheory(Timeout = 60_000)]
    [InlineData(nameof(CompilerChoice.Auto))]
    [InlineData(nameof(CompilerChoice.Native))]
    public async Task The_native_one_is_taken_where_it_is_there(string choice)
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("Compiler", choice));

        Assert.All(await sandbox.Targets(Strategy), target => Assert.Equal(0.5, target));
        Assert.Equal("native", sandbox.Isolation?.Compiler);
    }
}

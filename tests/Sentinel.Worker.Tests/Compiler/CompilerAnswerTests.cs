using Sentinel.Compiler;
using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Worker.Tests.Compiler;

/// <summary>What one runtime writes, the other reads.</summary>
public sealed class CompilerAnswerTests
{
    [Fact]
    public void A_strategy_arrives_as_it_was_compiled()
    {
        var sent = new CompiledStrategy([1, 2, 3], "strategy-1", new AssemblyShape(4, 5, HasStaticState: true, NeedsConstructor: false), 6, 7, ["a note", "ö"]);

        var received = CompilerAnswer.Read(CompilerAnswer.Of(() => sent));

        Assert.Equivalent(sent, received, strict: true);
    }

    [Fact]
    public void A_disqualification_arrives_with_all_its_errors()
    {
        CodeError[] errors = [new(1, 2, "CS0001", "wrong ö", "right"), new(3, 4, null, "also wrong")];

        var received = Assert.Throws<StrategyDisqualifiedException>(
            () => CompilerAnswer.Read(CompilerAnswer.Of(() => throw new StrategyDisqualifiedException(DisqualificationReason.TooComplex, "why", errors))));

        Assert.Equal((DisqualificationReason.TooComplex, "why"), (received.Outcome.Reason, received.Outcome.Message));
        Assert.Equal(errors, received.Outcome.Errors);
    }

    [Theory]
    [InlineData(typeof(InsufficientExecutionStackException), typeof(InsufficientExecutionStackException))]
    [InlineData(typeof(InsufficientMemoryException), typeof(InsufficientMemoryException))]
    [InlineData(typeof(OperationCanceledException), typeof(OperationCanceledException))]
    [InlineData(typeof(FormatException), typeof(InvalidOperationException))]
    public void What_is_thrown_arrives_as_what_it_means(Type thrown, Type received)
    {
        var (strategy, place) = (CompilerAnswer.Of(() => throw Made(thrown)), CompilerAnswer.OfPlace(() => throw Made(thrown)));

        Assert.IsType(received, Record.Exception(() => CompilerAnswer.Read(strategy)));
        Assert.IsType(received, Record.Exception(() => CompilerAnswer.ReadPlace(place)));
    }

    [Fact]
    public void A_place_arrives_and_so_does_that_there_is_none()
    {
        Assert.Equal((8, 9), CompilerAnswer.ReadPlace(CompilerAnswer.OfPlace(() => (8, 9))));
        Assert.Null(CompilerAnswer.ReadPlace(CompilerAnswer.OfPlace(() => null)));
    }

    private static Exception Made(Type type) => (Exception)Activator.CreateInstance(type)!;
}

using System.Globalization;

namespace Sentinel.Load.Split;

/// <summary>CPU time of an average strategy, stage by stage.</summary>
/// <param name="Parse">Text to syntax trees.</param>
/// <param name="Bind">What the trees mean.</param>
/// <param name="Emit">From there to an assembly.</param>
/// <param name="Check">All else that compiling takes: the source wall, arranging, finding the method.</param>
/// <param name="Load">Into a load context.</param>
/// <param name="FirstRun">JIT included.</param>
/// <param name="SecondRun">Comparing included.</param>
/// <param name="Score">Engine, metrics, verdict.</param>
/// <param name="Store">Accepting, marking and keeping the outcome.</param>
/// <param name="Background">What the process did on other threads meanwhile: compiling hot methods again.</param>
/// <param name="FullCollections">How often it collected all memory for each strategy; the time is in the stages that it happened in.</param>
internal sealed record StageTimes(
    TimeSpan Parse,
    TimeSpan Bind,
    TimeSpan Emit,
    TimeSpan Check,
    TimeSpan Load,
    TimeSpan FirstRun,
    TimeSpan SecondRun,
    TimeSpan Score,
    TimeSpan Store,
    TimeSpan Background,
    double FullCollections)
{
    public TimeSpan Sum => Parse + Bind + Emit + Check + Load + FirstRun + SecondRun + Score + Store + Background;

    /// <summary>The stages as rows of a report.</summary>
    public IEnumerable<Figure> Figures() =>
    [
        Of("parse", Parse), Of("bind", Bind), Of("emit", Emit), Of("check", Check), Of("load", Load), Of("first run", FirstRun),
        Of("second run", SecondRun), Of("score", Score), Of("store", Store), Of("in the background", Background), Of("sum", Sum),
        new("full collections of one", FullCollections.ToString("F2", CultureInfo.InvariantCulture)),
    ];

    private static Figure Of(string stage, TimeSpan cpu) => new($"CPU of one: {stage}", Text.Milliseconds(cpu));
}

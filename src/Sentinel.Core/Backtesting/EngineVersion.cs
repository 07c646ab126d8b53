namespace Sentinel.Core.Backtesting;

/// <summary>Counts the changes of what the same targets over the same bars come to, so that no result of another engine answers a request.</summary>
public static class EngineVersion
{
    /// <summary>Raised by one with every change of figures, rules of the verdict or the bars that a strategy is given; a test holds it against known figures.</summary>
    public const int Current = 2;
}

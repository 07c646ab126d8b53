namespace Sentinel.Core.Strategies;

/// <summary>What was sent as strategy code, with Markdown fences and prose taken off.</summary>
public static class StrategySource
{
    /// <summary>Most bytes of UTF-8 that strategy code may have: 64 KB.</summary>
    public const int MaxLength = 64 * 1024;
}

namespace Sentinel.Load.Strategies;

/// <summary>What a shape writes: the members of a strategy, and the types beside them.</summary>
internal sealed record Sketch(string Members, string Types = "");

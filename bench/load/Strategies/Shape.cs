namespace Sentinel.Load.Strategies;

/// <summary>One way in which language models write strategies.</summary>
internal sealed record Shape(string Name, Func<Pen, Sketch> Write);

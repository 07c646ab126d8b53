namespace Sentinel.Core.Prices;

/// <summary>A line of a price file that holds no possible bar.</summary>
/// <param name="Line">Its number, 1 for the header.</param>
/// <param name="Reason">Why, as half a sentence such as <c>its high 10 is below its close 12</c>.</param>
public sealed record RejectedLine(int Line, string Reason);

namespace Sentinel.Load;

/// <summary>One line of a report.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">What came out, unit included.</param>
internal sealed record Figure(string Name, string Value);

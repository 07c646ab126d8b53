namespace Sentinel.Load.Floor;

/// <summary>What became of a process that took strategies one after the other.</summary>
/// <param name="Ready">When it began with the first.</param>
/// <param name="Done">A mark for each, in order.</param>
internal sealed record LoopMarks(Mark Ready, IReadOnlyList<Mark> Done);

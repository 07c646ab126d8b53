namespace Sentinel.Load.Systems;

/// <summary>What one process has used.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Cpu">CPU time so far.</param>
/// <param name="EndedChildren">CPU time of what it started and has seen the end of.</param>
/// <param name="ResidentMiB">Memory resident now.</param>
internal sealed record ProcessUse(int Id, TimeSpan Cpu, TimeSpan EndedChildren, double ResidentMiB);

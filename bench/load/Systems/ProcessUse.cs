namespace Sentinel.Load.Systems;

/// <summary>What one process has used.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Cpu">CPU time so far, its ended children included.</param>
/// <param name="ResidentMiB">Memory resident now.</param>
internal sealed record ProcessUse(int Id, TimeSpan Cpu, double ResidentMiB);

namespace Sentinel.Core.Storage;

/// <summary>What statements about lost work are given.</summary>
/// <param name="Before">What moved after this time is not lost.</param>
/// <param name="StandsStill">Whether nothing at all moved after it.</param>
/// <param name="StillQueued">Whether the commands are known to be in their queue.</param>
/// <param name="MaxAttempts">Attempts after which it is parked.</param>
/// <param name="Now">For its history: when.</param>
/// <param name="Cause">For its history: why.</param>
internal sealed record LostParameters(string Before, bool StandsStill, bool StillQueued, int MaxAttempts, string Now, string Cause);

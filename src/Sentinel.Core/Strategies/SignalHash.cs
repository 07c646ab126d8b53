using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sentinel.Core.Strategies;

/// <summary>Identity of target positions: two texts that trade alike have one.</summary>
public static class SignalHash
{
    /// <summary>SHA-256 of the target positions in lower-case hex; negative zero counts as zero.</summary>
    public static string Of(ReadOnlySpan<double> targets)
    {
        var values = targets.ToArray();
        for (var i = 0; i < values.Length; i++) values[i] += 0.0; // turns -0.0 into 0.0
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(values)));
    }
}

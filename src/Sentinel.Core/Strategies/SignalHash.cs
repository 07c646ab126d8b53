using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sentinel.Core.Strategies;

/// <summary>Identity of target positions: two texts that trade alike have one.</summary>
public static class SignalHash
{
    private const int AtOnce = 512;

    /// <summary>SHA-256 of the target positions in lower-case hex; negative zero counts as zero.</summary>
    public static string Of(ReadOnlySpan<double> targets)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<double> values = stackalloc double[AtOnce];
        for (; !targets.IsEmpty; targets = targets[values.Length..])
        {
            values = values[..Math.Min(AtOnce, targets.Length)];
            for (var i = 0; i < values.Length; i++) values[i] = targets[i] + 0.0; // turns -0.0 into 0.0
            sha.AppendData(MemoryMarshal.AsBytes(values));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}

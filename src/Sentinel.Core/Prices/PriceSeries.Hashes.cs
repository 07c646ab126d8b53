using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Sentinel.Core.Prices;

public sealed partial class PriceSeries
{
    // So many windows of one series are asked about again and again; each that is not remembered takes a millisecond or two.
    private const int MostHashes = 1_000;

    private readonly ConcurrentDictionary<(int Start, int End), string> hashes = [];

    /// <summary>The <see cref="Hash"/> that a slice has, without making it; found out once.</summary>
    internal string HashOfSlice(int start, int end)
    {
        if (start == 0 && end == Count) return Hash;
        if (hashes.TryGetValue((start, end), out var known)) return known;

        if (hashes.Count >= MostHashes) hashes.Clear();
        return hashes[(start, end)] = ComputeHash(start, end);
    }

    private string ComputeHash(int start, int end)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes(Symbol.ToString()));
        sha.AppendData(MemoryMarshal.AsBytes(times.AsSpan(start..end)));
        foreach (var column in new[] { open, high, low, close, volume }) sha.AppendData(MemoryMarshal.AsBytes(column.AsSpan(start..end)));
        if (filled is not null && filled.AsSpan(start..end).Contains(true)) sha.AppendData(MemoryMarshal.AsBytes(filled.AsSpan(start..end)));
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}

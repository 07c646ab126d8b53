using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sentinel.Core.Backtests;

namespace Sentinel.Core.Sweeps;

/// <summary>Identity of a request: two requests with one key ask for the same sweep.</summary>
public static class SweepRequestKey
{
    /// <summary>SHA-256 in lower-case hex over what <see cref="RequestKey"/> counts, the grid and the ranking metric.</summary>
    /// <param name="request">The request.</param>
    /// <param name="codeHash">Hash of its code.</param>
    public static string Of(SweepRequest request, string codeHash)
    {
        var text = new StringBuilder(RequestKey.Of(request.Common, codeHash)).Append('|').Append(request.RankBy.Name);
        foreach (var axis in request.Grid.Axes)
        {
            text.Append('|').Append(axis.Name.Length).Append(':').Append(axis.Name).Append('=');
            text.AppendJoin(',', axis.Values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Sentinel.Api.Requests;

/// <summary>The <c>ETag</c> of a stored thing: its revision.</summary>
internal static class RevisionTag
{
    /// <summary>The tag as a header holds it.</summary>
    public static string Of(long revision) => $"\"{revision.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Whether an <c>If-None-Match</c>, null where none was sent, names this revision or any.</summary>
    public static bool Matches(string? known, long revision) => known is not null
        && (known == Of(revision) || (EntityTagHeaderValue.TryParseList([known], out var tags) && tags.Any(tag =>
            tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(new EntityTagHeaderValue(Of(revision)), useStrongComparison: false))));
}

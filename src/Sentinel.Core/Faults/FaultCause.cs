using System.Text.RegularExpressions;

namespace Sentinel.Core.Faults;

/// <summary>Why work did not go through, in a text that is the same for all that failed alike.</summary>
public static partial class FaultCause
{
    /// <summary>Most characters of a cause.</summary>
    public const int MaxLength = 500;

    /// <summary>What an exception says, in one line and without ids: the outermost of ours, which names cause and remedy, else the innermost.</summary>
    public static string Of(Exception fault) => Of((OutermostOfOurs(fault) ?? fault.GetBaseException()).Message);

    /// <summary>A message in one line and without ids.</summary>
    public static string Of(string message)
    {
        var text = Space().Replace(Id().Replace(message, "…"), " ").Trim();
        return text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength - 1), "…");
    }

    private static Exception? OutermostOfOurs(Exception? fault) =>
        fault is null || fault.GetType().Namespace?.StartsWith(nameof(Sentinel), StringComparison.Ordinal) == true ? fault : OutermostOfOurs(fault.InnerException);

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Space();
}

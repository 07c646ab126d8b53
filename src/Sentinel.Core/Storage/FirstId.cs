namespace Sentinel.Core.Storage;

/// <summary>Where among the ids a time is: they begin with it, so that what was accepted since is the end of an index.</summary>
internal static class FirstId
{
    private const int TimeLength = 13;

    /// <summary>What sorts before every id of that millisecond and after all earlier ones.</summary>
    public static string Of(DateTimeOffset time) => Guid.CreateVersion7(time).ToString()[..TimeLength];
}

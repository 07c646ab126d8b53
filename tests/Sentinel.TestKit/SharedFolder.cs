using Xunit.Abstractions;

namespace Sentinel.TestKit;

/// <summary>Reference data kept beside the repository, in <c>../shared</c> or where <c>SENTINEL_SHARED</c> says: real bars and results.</summary>
/// <remarks>A clone has none. Tests use it when it is there and say so when it is not.</remarks>
public static class SharedFolder
{
    /// <summary>Its full path; null when it is not there.</summary>
    public static string? Path { get; } = Existing(
        Environment.GetEnvironmentVariable("SENTINEL_SHARED") ?? System.IO.Path.Combine(RepositoryFolder.Path, "..", "shared"));

    /// <summary>Full path of something in it; null when it is not there.</summary>
    /// <param name="relative">Path from the shared folder, with forward slashes.</param>
    public static string? Find(string relative) => Path is null ? null : Existing(System.IO.Path.Combine(Path, relative));

    /// <summary>The same for a test, which says in its output what it could not check.</summary>
    public static string? Find(string relative, ITestOutputHelper output)
    {
        var found = Find(relative);
        if (found is null) output.WriteLine($"NOT CHECKED: no '{relative}' in the shared folder ({Path ?? "which is not there"}).");
        return found;
    }

    private static string? Existing(string path) => System.IO.Path.Exists(path) ? System.IO.Path.GetFullPath(path) : null;
}

namespace Sentinel.TestKit;

/// <summary>The folder that holds <c>Sentinel.sln</c>, found upwards from where the tests run.</summary>
public static class RepositoryFolder
{
    /// <summary>Its full path.</summary>
    public static string Path { get; } = FindUpwards(AppContext.BaseDirectory);

    /// <summary>Full path of something in it.</summary>
    /// <param name="relative">Path from the root, with forward slashes.</param>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    public static string Find(string relative)
    {
        var path = System.IO.Path.GetFullPath(relative, Path);
        return System.IO.Path.Exists(path) ? path : throw new FileNotFoundException($"The repository has no '{relative}'.", path);
    }

    private static string FindUpwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Sentinel.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No Sentinel.sln in '{start}' or above it; run the tests inside the repository.");
    }
}

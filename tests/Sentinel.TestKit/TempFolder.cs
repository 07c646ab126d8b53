namespace Sentinel.TestKit;

/// <summary>A folder of its own for one test; gone with all that is in it once disposed.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sentinel-");

    public string Path => folder.FullName;

    /// <summary>The path of a file or folder inside.</summary>
    public string Of(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => folder.Delete(recursive: true);
}

namespace Sentinel.TestKit;

/// <summary>A folder of its own for one test; gone with all that is in it once disposed.</summary>
public sealed class TempFolder : IDisposable
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sentinel-");

    public string Path => folder.FullName;

    /// <summary>The path of a file or folder inside.</summary>
    public string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <remarks>A host that is told to stop a second time says that it has while the first stop still puts its files away.</remarks>
    public void Dispose()
    {
        if (!SpinWait.SpinUntil(TryDelete, TimeToStop)) folder.Delete(recursive: true);
    }

    private bool TryDelete()
    {
        try
        {
            folder.Delete(recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false; // the last try says why
        }
    }
}

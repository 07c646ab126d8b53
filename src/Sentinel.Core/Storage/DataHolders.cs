using System.Text.Json;

namespace Sentinel.Core.Storage;

/// <summary>The file in a data directory that says which processes use it, a line each; it only gives names, the lock decides.</summary>
internal sealed class DataHolders(string directory, DataAccess access)
{
    private const int MostLines = 50;
    private const int MostBytes = 64 * 1024;

    private readonly string file = Path.Combine(directory, "sentinel.holders");

    /// <summary>Those that may be running, the latest first; the one that came last where none may.</summary>
    public IReadOnlyList<DataHolder> List()
    {
        var all = Read();
        var living = all.Where(holder => holder.MayLive).ToList();
        return living is [] ? [.. all.TakeLast(1)] : [.. living.AsEnumerable().Reverse()];
    }

    /// <summary>Adds this process.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Enter(DataUse use) => Write([.. Others(), DataHolder.Me(use)]);

    /// <summary>Takes this process out.</summary>
    /// <inheritdoc cref="Enter" path="/exception"/>
    public void Leave() => Write(Others());

    private IReadOnlyList<DataHolder> Others() => [.. Read().Where(holder => !holder.IsMe && holder.MayLive).TakeLast(MostLines - 1)];

    private IReadOnlyList<DataHolder> Read() => new FileInfo(file) is { Exists: true, Length: < MostBytes }
        ? [.. File.ReadAllLines(file).Select(Parse).OfType<DataHolder>()]
        : [];

    // In one step, so that nobody reads half of it. Two who write at the same moment may lose a name, and no lock.
    private void Write(IReadOnlyList<DataHolder> holders)
    {
        var whole = $"{file}.{Environment.ProcessId}";
        new DataRights(whole, access).Apply();
        File.WriteAllLines(whole, holders.Select(holder => JsonSerializer.Serialize(holder)));
        File.Move(whole, file, overwrite: true);
    }

    private static DataHolder? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<DataHolder>(line);
        }
        catch (JsonException)
        {
            return null; // written by another version, or cut off
        }
    }
}

using System.Diagnostics;
using Sentinel.TestKit;

namespace Sentinel.Load.Prices;

/// <summary><c>prices import</c> as an operator runs it: the whole process, from its launch to its end, on a store of its own.</summary>
internal sealed class ImportRun : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string file;

    /// <summary>Writes the file that is imported.</summary>
    public ImportRun(int bars, int seed)
    {
        file = MadeUpBars.Write(folder, bars, seed).FullName;
    }

    /// <summary>Imports into an empty store, then into the full one, in which nothing changes.</summary>
    public async Task<IReadOnlyList<Figure>> Run(int rounds, CancellationToken cancellationToken)
    {
        var (first, again) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < rounds; round++)
        {
            using var store = new TempFolder();
            first.Add(await Import(store, cancellationToken));
            again.Add(await Import(store, cancellationToken));
        }

        return [new("imported into an empty store", $"{Spread.Of(first)}"), new("imported again", $"{Spread.Of(again)}")];
    }

    public void Dispose() => folder.Dispose();

    private async Task<TimeSpan> Import(TempFolder store, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string> { ["Sentinel__DataDirectory"] = store.Path };
        var start = Stopwatch.GetTimestamp();
        using var import = SentinelProcess.Worker(settings, "prices", "import", file);
        return await import.Exit(cancellationToken) == 0 ? Stopwatch.GetElapsedTime(start) : throw new InvalidOperationException(import.Log);
    }
}

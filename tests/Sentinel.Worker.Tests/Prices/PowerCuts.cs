using System.Web;
using Sentinel.TestKit;
using Sentinel.Worker.Tests.Prices.Sources;
using Xunit;

namespace Sentinel.Worker.Tests.Prices;

/// <summary>An exchange, and a worker process that is killed at some of its requests, before or after it is answered, and started again.</summary>
internal sealed class PowerCuts : IDisposable
{
    private const int ExitCodeOfKilled = 137;

    private readonly StubMarket market = new(TimeProvider.System);
    private readonly Dictionary<int, bool> isAnsweredBefore;
    private readonly StubExchange exchange;
    private readonly Lock starting = new();
    private SentinelProcess? asker;
    private int requests;

    /// <param name="seed">Draws the requests at which the worker is killed.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="among">From the first of these requests to the last.</param>
    public PowerCuts(int seed, int count, Range among)
    {
        var random = new Random(seed);
        var candidates = Enumerable.Range(among.Start.Value, among.End.Value - among.Start.Value).ToArray();
        random.Shuffle(candidates);
        isAnsweredBefore = candidates.Take(count).ToDictionary(request => request, _ => random.Next(2) == 1);
        exchange = new StubExchange(Answer);
    }

    /// <summary>No power cut at all.</summary>
    public static PowerCuts None => new(seed: 0, count: 0, 1..1);

    /// <summary>How often the worker was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>How many requests asked for bars from before a moment.</summary>
    public int RequestsBefore(DateTimeOffset moment) => exchange.Requests.Count(request =>
        string.CompareOrdinal(HttpUtility.ParseQueryString(request.Query)["start"], $"{moment:yyyy-MM-dd'T'HH:mm:ss'Z'}") < 0);

    /// <summary>Runs a worker process, anew after each kill, until it ends by itself or is no longer wanted.</summary>
    /// <param name="data">Where it stores.</param>
    /// <param name="work">What it takes a lease for.</param>
    /// <param name="settings">Its settings beside those of its store and exchange.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> Run(
        TempFolder data, string work, Dictionary<string, string> settings, string[] arguments, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var process = Start(data, settings, arguments);
            var exitCode = await process.Exit(cancellationToken);
            if (exitCode != ExitCodeOfKilled) return exitCode;

            Kills++;
            await Outlast(data, work);
        }
    }

    public void Dispose() => exchange.Dispose();

    private SentinelProcess Start(TempFolder data, Dictionary<string, string> settings, string[] arguments)
    {
        var all = new Dictionary<string, string>(settings)
        {
            ["Sentinel__DataDirectory"] = data.Path,
            ["Prices__Sources__0"] = "coinbase",
            ["Prices__CoinbaseUrl"] = exchange.Url.AbsoluteUri,
        };
        lock (starting) return asker = SentinelProcess.Worker(all, arguments);
    }

    private IEnumerable<string> Answer(Uri request)
    {
        var isCut = isAnsweredBefore.TryGetValue(Interlocked.Increment(ref requests), out var isAnswered);
        if (!isCut || isAnswered) yield return market.Answer(request);
        if (!isCut) yield break;

        lock (starting) asker!.Kill();
    }

    // As if minutes went by: so long the lease of a dead process keeps others from its work.
    private static async Task Outlast(TempFolder data, string work)
    {
        using var later = new TempStorage(data, time: new FixedClock(TimeProvider.System.GetUtcNow().AddMinutes(5)));
        var holder = Guid.CreateVersion7();
        Assert.True(await later.Leases.TryTake(work, holder, TimeSpan.FromMinutes(1), default));
        await later.Leases.Release(work, holder, default);
    }
}

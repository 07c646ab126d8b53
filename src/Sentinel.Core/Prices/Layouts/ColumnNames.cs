namespace Sentinel.Core.Prices.Layouts;

/// <summary>What columns are usually called.</summary>
internal static class ColumnNames
{
    private static readonly string[] Times =
    [
        "unix", "unixtime", "unixtimestamp", "unixtimestampms", "opentime", "opentimems", "opentimestamp", "timestamp", "timestampms", "timestamputc", "timestamputcms", "datetime", "datetimeutc",
        "time", "timeutc", "utctime", "gmttime", "date", "dateutc", "dateandtime", "dateiso", "datum", "hour", "start", "starttime", "startat", "startedat", "startdate", "begin", "begintime", "candlebegintime", "periodstart",
        "timeperiodstart", "periodstarttime", "bucket", "ts", "t", "epoch", "snappedat", "candletime", "bartime", "localtime", "id", "index", "", "unnamed", "ticker", "price",
    ];

    private static readonly string[] Opens = ["open", "o", "openprice", "priceopen", "openingprice"];
    private static readonly string[] Highs = ["high", "h", "highprice", "pricehigh", "max", "highest", "highestprice"];
    private static readonly string[] Lows = ["low", "l", "lowprice", "pricelow", "min", "lowest", "lowestprice"];
    private static readonly string[] Closes = ["close", "c", "closeprice", "priceclose", "closelast", "closingprice", "last", "price"];
    private static readonly string[] Volumes = ["volume", "vol", "v", "basevolume", "volumebase", "basetokenvolume", "volumefrom", "volumetraded", "volumecoin", "volumecoins", "volumecrypto", "amount"];
    private static readonly string[] Pairs = ["symbol", "pair", "market", "instrument", "ticker", "product", "productid", "instid", "symbolid", "tic"];

    /// <summary>Whether names say of all four prices where they are.</summary>
    public static bool HasPrices(string[] names) => Open(names) >= 0 && High(names) >= 0 && Low(names) >= 0 && Close(names) >= 0;

    /// <summary>How many of the four prices names say where they are.</summary>
    public static int CountPrices(string[] names) => new[] { Open(names), High(names), Low(names), Close(names) }.Count(column => column >= 0);

    /// <summary>Columns that may hold the time, the likeliest first.</summary>
    public static IEnumerable<int> TimesIn(string[] names) => Times.SelectMany(known => All(names, name => name == known));

    /// <summary>The column of that price; -1 for none.</summary>
    public static int Open(string[] names) => First(names, Opens);

    /// <inheritdoc cref="Open"/>
    public static int High(string[] names) => First(names, Highs);

    /// <inheritdoc cref="Open"/>
    public static int Low(string[] names) => First(names, Lows);

    /// <inheritdoc cref="Open"/>
    public static int Close(string[] names) => First(names, Closes);

    /// <summary>The column that names the pair of each row; -1 for none.</summary>
    public static int Pair(string[] names) => First(names, Pairs);

    /// <summary>The column of the coins traded, not of their value; -1 for none.</summary>
    public static int Volume(string[] names, Symbol symbol)
    {
        var coin = $"{symbol}".Split('-')[0].ToLowerInvariant();
        string[] ofCoin = coin == "btc" ? ["volumebtc", "volbtc", "btcvolume", "volumexbt", "volumebitcoin"] : [$"volume{coin}", $"vol{coin}", $"{coin}volume"];
        var named = First(names, ofCoin);
        if (named >= 0) return named;

        // HTX calls the coins amount and their value vol.
        var (amount, value) = (First(names, ["amount"]), First(names, ["vol"]));
        return amount >= 0 && value >= 0 ? amount : First(names, Volumes);
    }

    /// <summary>Whether any column is called a volume.</summary>
    public static bool HasVolume(string[] names) => names.Any(name => Bare(name).StartsWith("vol", StringComparison.Ordinal) || Bare(name).EndsWith("volume", StringComparison.Ordinal));

    /// <summary>The columns of a name.</summary>
    public static IEnumerable<int> All(string[] names, Func<string, bool> isMeant) =>
        Enumerable.Range(0, names.Length).Where(column => isMeant(Bare(names[column])));

    /// <summary>A name without what writers add to it: case, blanks, signs, a number before it, the currency of a price.</summary>
    public static string Bare(string name)
    {
        var bare = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant().TrimStart("0123456789".ToCharArray());
        return bare is "unnamed0" or "level0" ? "unnamed" : WithoutCurrency(bare);
    }

    private static string WithoutCurrency(string name)
    {
        foreach (var currency in new[] { "usdt", "usdc", "usd", "eur", "gbp" })
        {
            if (name.EndsWith(currency, StringComparison.Ordinal) && name[..^currency.Length] is ("open" or "high" or "low" or "close")) return name[..^currency.Length];
        }

        return name;
    }

    private static int First(string[] names, string[] known) =>
        known.SelectMany(one => All(names, name => name == one)).Append(-1).First();
}

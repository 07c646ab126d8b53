"""The same eight strategies twice: as pandas wants them, and as Sentinel does."""

import random

SHAPES = [
    ("""
def generate_signals(df):
    fast = df["close"].rolling(@a).mean()
    slow = df["close"].rolling(@b).mean()
    return (fast > slow).astype(float) * @c
""", """
double[] GenerateSignals(Bars bars)
{
    var fast = bars.Close.Sma(@a);
    var slow = bars.Close.Sma(@b);
    return fast.Zip(slow, (f, s) => f > s ? @c : 0.0).ToArray();
}
"""),
    ("""
def generate_signals(df):
    fast = df["close"].ewm(span=@a, adjust=False).mean()
    slow = df["close"].ewm(span=@b, adjust=False).mean()
    signal = (fast - slow).ewm(span=9, adjust=False).mean()
    return np.where(fast - slow > signal, 1.0, -@c)
""", """
double[] GenerateSignals(Bars bars)
{
    var macd = bars.Close.Macd(@a, @b, 9);
    return macd.Histogram.Select(h => double.IsNaN(h) ? 0.0 : h > 0 ? 1.0 : -@c).ToArray();
}
"""),
    ("""
def generate_signals(df):
    change = df["close"].diff()
    gain = change.clip(lower=0).ewm(alpha=1 / @a, adjust=False).mean()
    loss = -change.clip(upper=0).ewm(alpha=1 / @a, adjust=False).mean()
    rsi = 100 - 100 / (1 + gain / loss.replace(0, np.nan))
    target = pd.Series(np.nan, index=df.index)
    target[rsi < 30] = @c
    target[rsi > 70] = 0.0
    return target.ffill().fillna(0)
""", """
double[] GenerateSignals(Bars bars)
{
    var rsi = bars.Close.Rsi(@a);
    var targets = new double[bars.Count];
    var position = 0.0;
    for (var i = 0; i < bars.Count; i++)
    {
        if (rsi[i] < 30) position = @c;
        else if (rsi[i] > 70) position = 0;
        targets[i] = position;
    }
    return targets;
}
"""),
    ("""
def generate_signals(df):
    middle = df["close"].rolling(@b).mean()
    width = df["close"].rolling(@b).std() * (1 + @c)
    target = pd.Series(np.nan, index=df.index)
    target[df["close"] < middle - width] = 1.0
    target[df["close"] > middle + width] = -1.0
    target[(df["close"] - middle).abs() < width / 4] = 0.0
    return target.ffill().fillna(0)
""", """
double[] GenerateSignals(Bars bars)
{
    var middle = bars.Close.Sma(@b);
    var width = bars.Close.StdDev(@b) * (1 + @c);
    var targets = new double[bars.Count];
    for (var i = 1; i < bars.Count; i++)
    {
        var distance = bars.Close[i] - middle[i];
        targets[i] = distance < -width[i] ? 1 : distance > width[i] ? -1 : Math.Abs(distance) < width[i] / 4 ? 0 : targets[i - 1];
    }
    return targets;
}
"""),
    ("""
def generate_signals(df):
    upper = df["high"].rolling(@b).max().shift(1)
    lower = df["low"].rolling(@a).min().shift(1)
    target = pd.Series(np.nan, index=df.index)
    target[df["close"] > upper] = @c
    target[df["close"] < lower] = 0.0
    return target.ffill().fillna(0)
""", """
double[] GenerateSignals(Bars bars)
{
    var upper = bars.High.Highest(@b);
    var lower = bars.Low.Lowest(@a);
    var targets = new double[bars.Count];
    for (var i = 1; i < bars.Count; i++)
    {
        targets[i] = bars.Close[i] > upper[i - 1] ? @c : bars.Close[i] < lower[i - 1] ? 0 : targets[i - 1];
    }
    return targets;
}
"""),
    ("""
def generate_signals(df):
    momentum = df["close"].pct_change(@a)
    volatility = df["close"].pct_change().rolling(@b).std()
    return (momentum / (volatility * np.sqrt(@a))).clip(-@c, @c).fillna(0)
""", """
double[] GenerateSignals(Bars bars)
{
    var momentum = bars.Close.Roc(@a);
    var volatility = bars.Close.Roc(1).StdDev(@b);
    return momentum.Zip(volatility, (m, v) => double.IsFinite(m / v) ? Math.Clamp(m / (v * Math.Sqrt(@a)), -@c, @c) : 0.0).ToArray();
}
"""),
    ("""
def generate_signals(df):
    typical = (df["high"] + df["low"] + df["close"]) / 3
    weighted = (typical * df["volume"]).rolling(@b).sum() / df["volume"].rolling(@b).sum()
    trend = df["close"].rolling(@a).mean()
    votes = (df["close"] > weighted).astype(int) + (trend > weighted).astype(int)
    return votes.map({0: 0.0, 1: @c / 2, 2: @c})
""", """
double[] GenerateSignals(Bars bars)
{
    var typical = (bars.High + bars.Low + bars.Close) / 3;
    var weighted = (typical * bars.Volume).Sma(@b) / bars.Volume.Sma(@b);
    var trend = bars.Close.Sma(@a);
    var targets = new double[bars.Count];
    for (var i = 0; i < bars.Count; i++)
    {
        var votes = (bars.Close[i] > weighted[i] ? 1 : 0) + (trend[i] > weighted[i] ? 1 : 0);
        targets[i] = votes * @c / 2;
    }
    return targets;
}
"""),
    ("""
def generate_signals(df):
    closes = df["close"].to_numpy()
    average = df["close"].rolling(@b).mean().to_numpy()
    targets = []
    position, entry = 0.0, 0.0
    for i in range(len(closes)):
        if position == 0 and closes[i] > average[i] * (1 + @c / 100):
            position, entry = 1.0, closes[i]
        elif position > 0 and (closes[i] < entry * 0.97 or closes[i] < average[i]):
            position = 0.0
        targets.append(position)
    return targets
""", """
double[] GenerateSignals(Bars bars)
{
    var average = bars.Close.Sma(@b);
    var targets = new List<double>();
    double position = 0, entry = 0;
    for (var i = 0; i < bars.Count; i++)
    {
        if (position == 0 && bars.Close[i] > average[i] * (1 + @c / 100)) (position, entry) = (1, bars.Close[i]);
        else if (position > 0 && (bars.Close[i] < entry * 0.97 || bars.Close[i] < average[i])) position = 0;
        targets.Add(position);
    }
    return targets.ToArray();
}
"""),
]


def strategies(language, count):
    """Distinct strategies, in "python" or "csharp": the same ones in the same order."""
    chance = random.Random(1)
    for i in range(count):
        a = chance.randint(3, 40)
        numbers = {"@a": a, "@b": a + chance.randint(5, 120), "@c": round(chance.uniform(0.1, 1), 6)}
        code = SHAPES[i % len(SHAPES)][language == "csharp"]
        for name, number in numbers.items():
            code = code.replace(name, str(number))
        yield code

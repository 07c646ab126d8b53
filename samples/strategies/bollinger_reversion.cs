// Buys below the lower band, sells short above the upper one, and leaves at the average.
double[] GenerateSignals(Bars bars)
{
    var (upper, middle, lower) = bars.Close.Bollinger(48, 2);
    var targets = new double[bars.Count];
    var target = 0.0;
    for (var i = 0; i < bars.Count; i++)
    {
        var close = bars.Close[i];
        if (close < lower[i]) target = 1;
        else if (close > upper[i]) target = -1;
        else if (target > 0 && close >= middle[i] || target < 0 && close <= middle[i]) target = 0;
        targets[i] = target;
    }

    return targets;
}

// Buys what was oversold (RSI below 30) and holds it until it is overbought (above 70).
double[] GenerateSignals(Bars bars)
{
    var rsi = bars.Close.Rsi(14);
    var targets = new double[bars.Count];
    var target = 0.0;
    for (var i = 0; i < bars.Count; i++)
    {
        if (rsi[i] < 30) target = 1;
        else if (rsi[i] > 70) target = 0;
        targets[i] = target;
    }

    return targets;
}

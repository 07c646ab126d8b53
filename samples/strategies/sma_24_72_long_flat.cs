// Long while the one-day average is above the three-day average, flat otherwise.
double[] GenerateSignals(Bars bars)
{
    var fast = bars.Close.Sma(24);
    var slow = bars.Close.Sma(72);
    var targets = new double[bars.Count];
    for (var i = 0; i < bars.Count; i++) targets[i] = fast[i] > slow[i] ? 1 : 0;
    return targets;
}

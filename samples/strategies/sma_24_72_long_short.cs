// Long while the one-day average is above the three-day average, short otherwise; flat until there are three days.
double[] GenerateSignals(Bars bars)
{
    var fast = bars.Close.Sma(24);
    var slow = bars.Close.Sma(72);
    var targets = new double[bars.Count];
    for (var i = 71; i < bars.Count; i++) targets[i] = fast[i] > slow[i] ? 1 : -1;
    return targets;
}

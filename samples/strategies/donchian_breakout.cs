// Buys a close above the highest high of the two days before, leaves on a close below the lowest low of the day before.
double[] GenerateSignals(Bars bars)
{
    var entry = bars.Donchian(48);
    var exit = bars.Donchian(24);
    var targets = new double[bars.Count];
    var target = 0.0;
    for (var i = 1; i < bars.Count; i++)
    {
        // The row before: no close exceeds a channel that includes its own bar.
        if (bars.Close[i] > entry.Upper[i - 1]) target = 1;
        else if (bars.Close[i] < exit.Lower[i - 1]) target = 0;
        targets[i] = target;
    }

    return targets;
}

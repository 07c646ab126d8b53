// Follows the direction of movement, but only where the ADX says that there is a trend at all.
double[] GenerateSignals(Bars bars)
{
    var movement = bars.Adx(24);
    var targets = new double[bars.Count];
    for (var i = 0; i < bars.Count; i++)
    {
        if (movement.Adx[i] > 25) targets[i] = movement.PlusDi[i] > movement.MinusDi[i] ? 1 : -1;
    }

    return targets;
}

// Follows the change of the last 24 hours in steps of a quarter: fully invested at 5 %, either way.
double[] GenerateSignals(Bars bars)
{
    var targets = new double[bars.Count];
    for (var i = 24; i < bars.Count; i++)
    {
        var change = bars.Close[i] / bars.Close[i - 24] - 1;
        targets[i] = Math.Clamp(Math.Round(change / 0.05 * 4) / 4, -1, 1);
    }

    return targets;
}

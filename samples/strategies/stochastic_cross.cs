// Buys when K rises above D in the oversold fifth, leaves when it falls below D in the overbought fifth.
double[] GenerateSignals(Bars bars)
{
    var stochastic = bars.Stochastic(14, 3, 3);
    var targets = new double[bars.Count];
    for (var i = 1; i < bars.Count; i++)
    {
        var (k, d) = (stochastic.K[i], stochastic.D[i]);
        var crossedUp = k > d && stochastic.K[i - 1] <= stochastic.D[i - 1];
        var crossedDown = k < d && stochastic.K[i - 1] >= stochastic.D[i - 1];

        targets[i] = crossedUp && d < 20 ? 1 : crossedDown && d > 80 ? 0 : targets[i - 1];
    }

    return targets;
}

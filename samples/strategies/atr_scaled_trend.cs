// Follows the trend with a position that shrinks as the market gets wilder: aims at a range of 0.5 % of equity an hour.
double[] GenerateSignals(Bars bars)
{
    var trend = bars.Close.Ema(120);
    var atr = bars.Atr(24);
    var targets = new double[bars.Count];
    for (var i = 0; i < bars.Count; i++)
    {
        if (double.IsNaN(trend[i]) || double.IsNaN(atr[i])) continue;

        var size = Math.Min(1, 0.005 * bars.Close[i] / atr[i]);
        targets[i] = Math.Sign(bars.Close[i] - trend[i]) * Math.Round(size, 1);
    }

    return targets;
}

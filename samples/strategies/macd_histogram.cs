// Long while the MACD line is above its signal, short while it is below.
double[] GenerateSignals(Bars bars)
{
    var macd = bars.Close.Macd(12, 26, 9);
    return macd.Histogram.Select(value => value > 0 ? 1.0 : value < 0 ? -1.0 : 0.0).ToArray();
}

// Buys at the first chance and holds to the end: the benchmark of every long strategy.
double[] GenerateSignals(Bars bars) => Enumerable.Repeat(1.0, bars.Count).ToArray();

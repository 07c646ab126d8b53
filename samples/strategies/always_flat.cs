// Never trades: what any strategy has to beat, costs included.
double[] GenerateSignals(Bars bars) => new double[bars.Count];

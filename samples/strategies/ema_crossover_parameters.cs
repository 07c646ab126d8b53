// A crossover to be tuned from outside: send {"fast": 24, "slow": 72, "short": 0} as parameters, or leave any of them out.
double[] GenerateSignals(Bars bars, Parameters parameters)
{
    var fast = bars.Close.Ema(parameters.GetInt("fast", 24));
    var slow = bars.Close.Ema(parameters.GetInt("slow", 72));
    var below = -parameters.Get("short", 0);

    var targets = new double[bars.Count];
    for (var i = 0; i < bars.Count; i++)
    {
        if (fast[i] > slow[i]) targets[i] = 1;
        else if (fast[i] <= slow[i]) targets[i] = below;
    }

    return targets;
}

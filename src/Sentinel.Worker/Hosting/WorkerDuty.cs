namespace Sentinel.Worker.Hosting;

/// <summary>Which messages a worker takes.</summary>
public enum WorkerDuty
{
    /// <summary>Backtests and prices.</summary>
    All,

    /// <summary>Only backtests: strategies are run where there is no way to anything but the broker.</summary>
    Backtests,

    /// <summary>Only prices: exchanges are reached where no strategy is run.</summary>
    Prices,
}

using System.Globalization;
using Sentinel.Worker.Commands;
using Sentinel.Worker.Sandbox.Runner;

if (args is ["runner", var processorTime, var user])
    return StrategyRunnerProgram.Run(TimeSpan.Parse(processorTime, CultureInfo.InvariantCulture), int.Parse(user, CultureInfo.InvariantCulture));

return await SentinelCommandLine.Run(args);

using System.Globalization;
using Sentinel.Worker.Commands;
using Sentinel.Worker.Sandbox.Runner;

if (args is ["runner", var processorTime]) return StrategyRunnerProgram.Run(TimeSpan.Parse(processorTime, CultureInfo.InvariantCulture));

return await SentinelCommandLine.Run(args);

using System.Globalization;
using Sentinel.Worker.Commands;
using Sentinel.Worker.Sandbox;
using Sentinel.Worker.Sandbox.Runner;

if (args is ["runner", var processorTime, var compileTime, var user, var compiler])
    return StrategyRunnerProgram.Run(Time(processorTime), Time(compileTime), int.Parse(user, CultureInfo.InvariantCulture), Enum.Parse<CompilerChoice>(compiler));

return await SentinelCommandLine.Run(args);

static TimeSpan Time(string argument) => TimeSpan.Parse(argument, CultureInfo.InvariantCulture);

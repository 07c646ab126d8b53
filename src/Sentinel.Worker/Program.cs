using Sentinel.Worker.Commands;
using Sentinel.Worker.Sandbox.Runner;

if (args is ["runner"]) return StrategyRunnerProgram.Run();

return await SentinelCommandLine.Run(args);

using Sentinel.Worker.Sandbox.Runner;

if (args is ["runner"]) return StrategyRunnerProgram.Run();

return 0;

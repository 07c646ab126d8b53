using Sentinel.Worker.Sandbox.Runner;

// Whatever else this program does lives in other methods: a runner has none of the packages they use (Sandbox/runner.deps.json).
if (args is ["runner"]) return StrategyRunnerProgram.Run();

return 0;

using Sentinel.Worker.Tests.Sandbox.Kernel;
using Sentinel.Worker.Tests.Sandbox.Runner;

if (args is [LockedProbe.Argument]) LockedProbe.Run();
if (args is [CanaryProbe.Argument]) CanaryProbe.Run();
if (args is [FileRulesProbe.Argument]) FileRulesProbe.Run();
if (args is [RunnerUserProbe.Argument, var database]) RunnerUserProbe.Run(database);

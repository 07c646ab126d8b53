using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>How a run ended, and how the runner is afterwards.</summary>
/// <param name="Token">The token of the request: without it, bytes that a strategy wrote to the pipe could pass for a reply.</param>
/// <param name="Outcome">The outcome of the strategy.</param>
/// <param name="LiveContexts">Load contexts of this and earlier strategies that are not collected yet.</param>
internal sealed record RunnerReply(long Token, StrategyOutcome Outcome, int LiveContexts);

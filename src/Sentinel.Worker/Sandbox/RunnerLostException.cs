namespace Sentinel.Worker.Sandbox;

/// <summary>A runner was gone before a strategy reached it; another one can run that strategy.</summary>
internal sealed class RunnerLostException(Exception? innerException = null) : Exception("The runner was gone before it got its strategy.", innerException);

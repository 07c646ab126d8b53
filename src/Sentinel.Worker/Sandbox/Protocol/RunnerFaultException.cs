using System.Diagnostics;

namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>An exception of ours in a runner, which says nothing about the strategy that it was given.</summary>
/// <param name="type">Its type.</param>
/// <param name="message">Its message.</param>
/// <param name="trace">Where it was thrown; lines, the innermost first.</param>
internal sealed class RunnerFaultException(string type, string message, string trace) : Exception($"{type}: {message}")
{
    /// <summary>Its type.</summary>
    public string Type => type;

    /// <summary>What it said.</summary>
    public string Said => message;

    /// <summary>Where it was thrown; lines, the innermost first.</summary>
    public string Trace => trace;

    /// <summary>Describes an exception; on the strategy's thread, since its message may be the strategy's own code.</summary>
    public static RunnerFaultException Of(Exception exception)
    {
        try
        {
            return new(exception.GetType().ToString(), exception.Message ?? "", new StackTrace(exception).ToString());
        }
        catch (Exception another)
        {
            return new(exception.GetType().ToString(), $"(reading it threw {another.GetType()})", "");
        }
    }
}

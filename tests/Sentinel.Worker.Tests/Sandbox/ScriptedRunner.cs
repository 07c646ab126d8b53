using System.Runtime.Versioning;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox;
using Sentinel.Worker.Sandbox.Protocol;
using Sentinel.Worker.Tests.Sandbox.Kernel;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>A program that stands in for a runner: the first run that reaches any of its processes ends as the first ending says, and so on.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ScriptedRunner(TempFolder folder)
{
    /// <summary>The process goes down.</summary>
    public const string Crash = "exit 134";

    private const int HeaderAndToken = 6 + sizeof(long);

    /// <summary>The process of each run so far.</summary>
    public string[] Runs => File.Exists(folder.Of("runs")) ? File.ReadAllLines(folder.Of("runs")) : [];

    /// <summary>The reply of the runner itself.</summary>
    public static string Reply(StrategyOutcome outcome) => Answer(pipe => pipe.WriteReply(0, outcome));

    /// <summary>The reply of a runner whose own code failed.</summary>
    public static string Fault(RunnerFaultException fault) => Answer(pipe => pipe.WriteFault(0, fault));

    /// <summary>A path for <c>Sandbox:DotnetPath</c>; runs beyond the last ending end like it.</summary>
    public string Program(params string[] endings)
    {
        var cases = string.Join('\n', endings.Select((ending, i) => $"{(i < endings.Length - 1 ? $"{i + 1}" : "*")}) {ending} ;;"));
        return UnconfinedRunner.Script(folder, $$"""
            cd {{folder.Of(".")}}
            {{Print(Written(pipe => pipe.WriteReady(new IsolationReport([]))))}}
            while head -c 6 > header.$$ && [ -s header.$$ ]; do
              set -- $(od -An -tu1 header.$$)
              head -c $(( $3 + $4 * 256 + $5 * 65536 + $6 * 16777216 )) > request.$$
              [ $2 = {{(int)FrameType.Run}} ] || continue
              echo $$ >> runs
              case $(wc -l < runs) in
              {{cases}}
              esac
              {{Print(Written(pipe => pipe.WriteSettled(new RunnerCondition(0, null))))}}
            done
            """);
    }

    // The token is the request's.
    private static string Answer(Action<Stream> write)
    {
        var bytes = Written(write);
        return $"{Print(bytes[..6])}; head -c 8 request.$$; {Print(bytes[HeaderAndToken..])}";
    }

    private static string Print(byte[] bytes) => $"printf %b '{string.Concat(bytes.Select(value => $"\\0{Convert.ToString(value, 8).PadLeft(3, '0')}"))}'";

    private static byte[] Written(Action<Stream> write)
    {
        var pipe = new MemoryStream();
        write(pipe);
        return pipe.ToArray();
    }
}

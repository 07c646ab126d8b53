namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>The pipe to the parent, taken away from the console before any strategy runs.</summary>
internal static class RunnerPipe
{
    /// <summary>Takes over standard input and output; the console reads nothing and writes nowhere from here on.</summary>
    public static (Stream Requests, Stream Replies) TakeOver()
    {
        var pipe = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        Console.SetIn(TextReader.Null);
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        return pipe;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sentinel.Load.Floor;

namespace Sentinel.Load.Cold;

/// <summary>The stand-in for the Python design, which <c>bench/python</c> holds: one process and a single caller.</summary>
internal static class StandIn
{
    /// <summary>What its process did; null where it failed, which it has said by then.</summary>
    /// <param name="python">An interpreter that has pandas, fastapi and uvicorn.</param>
    /// <param name="bars">What it runs over.</param>
    /// <param name="strategies">How many.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<LoopMarks?> Run(string python, FileInfo bars, int strategies, CancellationToken cancellationToken)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "python", "measure.py");
        var start = new ProcessStartInfo(python, [script, "marks", bars.FullName, strategies.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0) return null;

        var marks = JsonSerializer.Deserialize<List<Moment>>(output, JsonSerializerOptions.Web)!.ConvertAll(moment => moment.ToMark());
        return new LoopMarks(marks[0], marks[1..]);
    }

    private sealed record Moment(double At, double Cpu)
    {
        public Mark ToMark() => new((long)(At * Stopwatch.Frequency), TimeSpan.FromSeconds(Cpu));
    }
}

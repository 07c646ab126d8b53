using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Sentinel.Worker.Hosting;

/// <summary>The log as an operator reads it: a line an entry, UTC times.</summary>
internal static class LineLogging
{
    public static ILoggingBuilder AddLines(this ILoggingBuilder logging) => logging
        .ClearProviders()
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
        .AddFilter("System.Net.Http", LogLevel.Warning)
        .AddFilter("Quartz", LogLevel.Warning)
        .AddSimpleConsole(static console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
}

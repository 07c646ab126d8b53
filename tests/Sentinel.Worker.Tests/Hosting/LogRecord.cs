using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sentinel.Worker.Tests.Hosting;

/// <summary>Keeps the log for the test to read.</summary>
internal sealed class LogRecord : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public IReadOnlyCollection<string> Errors => [.. Lines.Where(line =>
        line.StartsWith(nameof(LogLevel.Error), StringComparison.Ordinal) || line.StartsWith(nameof(LogLevel.Critical), StringComparison.Ordinal))];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)}");

    public void Dispose()
    {
    }
}

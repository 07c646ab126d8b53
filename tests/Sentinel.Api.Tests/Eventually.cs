using Xunit;

namespace Sentinel.Api.Tests;

/// <summary>Waits for what must come, with a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task True(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!await condition())
        {
            Assert.False(deadline.IsCancellationRequested, $"It did not come true within {Deadline.TotalSeconds} s.");
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}

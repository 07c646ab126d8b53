namespace Sentinel.Api.Hosting;

/// <summary>From the start to the stop.</summary>
internal static class Serving
{
    /// <summary>Starts, and serves until it is told to stop. Where the start fails, what runs already hears of a stop first, so that nothing but the cause is said.</summary>
    public static async Task Serve(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            app.Lifetime.StopApplication();
            throw;
        }

        await app.WaitForShutdownAsync();
    }
}

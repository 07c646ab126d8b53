namespace Sentinel.Api.Batches;

/// <summary>What the routes of batches are made of.</summary>
internal static class BatchesSetup
{
    /// <summary>Registers how batches are taken in and waited for.</summary>
    public static IServiceCollection AddBatches(this IServiceCollection services)
    {
        services.AddOptions<BatchesOptions>()
            .BindConfiguration("Batches", binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();

        return services
            .AddSingleton<BatchIntake>()
            .AddSingleton<BatchWait>()
            .AddSingleton<StreamPlaces>()
            .AddSingleton<SubmitBatchStream>();
    }
}

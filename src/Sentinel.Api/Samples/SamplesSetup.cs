namespace Sentinel.Api.Samples;

/// <summary>What a first start shows.</summary>
internal static class SamplesSetup
{
    /// <summary>Registers the run of the sample strategies.</summary>
    public static IServiceCollection AddSamples(this IServiceCollection services)
    {
        services.AddOptions<SamplesOptions>()
            .BindConfiguration("Samples", binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();

        return services.AddHostedService<SampleStrategies>();
    }
}

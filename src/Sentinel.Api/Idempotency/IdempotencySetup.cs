using Microsoft.OpenApi;

namespace Sentinel.Api.Idempotency;

/// <summary>Which routes know idempotency keys.</summary>
internal static class IdempotencySetup
{
    /// <summary>Registers what is known of keys beside the store.</summary>
    public static IServiceCollection AddIdempotency(this IServiceCollection services) => services.AddSingleton<KeysInFlight>();

    /// <summary>Makes a route answer a repeated key as it did at first.</summary>
    public static RouteHandlerBuilder AnswersOnce(this RouteHandlerBuilder route) => route
        .AddEndpointFilter<AnswerOnce>()
        .ProducesValidationProblem(StatusCodes.Status409Conflict)
        .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = IdempotencyKey.Header,
                In = ParameterLocation.Header,
                Description = "1 to 200 visible ASCII characters of your own: for a day, the same request with the same key is answered as it was at first.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            return Task.CompletedTask;
        });

    /// <summary>Makes a route tell that it knows no keys.</summary>
    public static RouteHandlerBuilder RefusesKeys(this RouteHandlerBuilder route) => route.AddEndpointFilter((context, next) =>
        context.HttpContext.Request.Headers.ContainsKey(IdempotencyKey.Header)
            ? ValueTask.FromResult<object?>(IdempotencyKey.NotForStreams())
            : next(context));
}

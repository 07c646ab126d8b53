using System.Globalization;
using Microsoft.OpenApi;

namespace Sentinel.Api.Hosting;

/// <summary>Describes headers of answers, which typed results do not state.</summary>
internal static class ResponseHeaders
{
    /// <summary>States that answers of a status carry a header.</summary>
    public static RouteHandlerBuilder AnswersWithHeader(this RouteHandlerBuilder route, int status, string name, string description) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.Responses?[status.ToString(CultureInfo.InvariantCulture)] is OpenApiResponse response)
            {
                response.Headers ??= new Dictionary<string, IOpenApiHeader>();
                response.Headers[name] = new OpenApiHeader
                {
                    Description = description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
            }

            return Task.CompletedTask;
        });
}

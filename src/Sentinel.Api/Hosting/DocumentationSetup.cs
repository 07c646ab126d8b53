using Microsoft.OpenApi;

namespace Sentinel.Api.Hosting;

/// <summary>The description of the interface, for programs and for people.</summary>
internal static class DocumentationSetup
{
    private const string Document = "/openapi/v1.json";

    private const string Description =
        """
        Post a trading strategy as C# source, poll, read its performance over hourly bars and a verdict.
        JSON is snake_case, times are UTC, returns are fractions, not percents.
        What the caller did wrong is answered as application/problem+json with `errors` by field.
        """;

    /// <summary>Describes every route by OpenAPI.</summary>
    public static IServiceCollection AddDocumentation(this IServiceCollection services) => services
        .AddOpenApi(options => options
            .AddSchemaTransformer(SchemaTypes.Complete)
            .AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "Sentinel", Version = "v1", Description = Description };
                return Task.CompletedTask;
            }));

    /// <summary>Maps the document and, at <c>/docs</c>, a page to read and try it.</summary>
    public static void MapDocumentation(this WebApplication app)
    {
        app.MapOpenApi();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.DocumentTitle = "Sentinel";
            page.SwaggerEndpoint($"..{Document}", // from /docs, wherever a proxy serves that
                 "Sentinel v1");
        });
    }
}

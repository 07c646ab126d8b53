using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Hosting;

/// <summary>States the JSON types that our own converters write, which the schema generator cannot see.</summary>
internal static class SchemaTypes
{
    /// <summary>Completes the schema of one type.</summary>
    public static Task Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;

        if (type == typeof(DateTimeOffset)) DescribeTime(schema, nullable: type != context.JsonTypeInfo.Type);
        else if (type == typeof(BacktestPreview)) DescribeRows((OpenApiSchema)schema.Properties!["rows"]);
        else if (type.IsEnum) DescribeWords(schema, type);

        return Task.CompletedTask;
    }

    private static void DescribeTime(OpenApiSchema schema, bool nullable)
    {
        schema.Type = nullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        schema.Format = "date-time";
    }

    private static void DescribeRows(OpenApiSchema rows) => rows.Items = new OpenApiSchema
    {
        Type = JsonSchemaType.Array,
        Items = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Number },
        MinItems = 4,
        MaxItems = 4,
    };

    // Null is stated where such a value may be missing, not by the words themselves.
    private static void DescribeWords(OpenApiSchema schema, Type type)
    {
        schema.Type = JsonSchemaType.String;
        schema.Enum = [.. Enum.GetNames(type).Select(name => JsonNamingPolicy.SnakeCaseLower.ConvertName(name))];
    }
}

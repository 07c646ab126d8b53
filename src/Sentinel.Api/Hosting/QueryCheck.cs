using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Sentinel.Api.Batches;
using Sentinel.Api.Requests;
using Sentinel.Api.Sweeps;

namespace Sentinel.Api.Hosting;

/// <summary>Refuses parameters of the query that a route does not know: passed over, the answer would be to another question.</summary>
internal static class QueryCheck
{
    private const int MostNamed = 16;

    // What lists of others are turned over by.
    private static readonly string[] Pages = ["page", "offset", "skip", "cursor", "start", "starting_after", "page_token", "continuation_token", "next"];
    private static readonly string[] Sizes = ["page_size", "per_page", "size", "count", "top", "take", "max_results", "first"];

    private static readonly HashSet<string> OfBodies =
        [.. SweepSubmissionReader.Fields, .. BatchReader.Fields];

    /// <summary>Looks at the query before the handler of a route, whose parameters say what there is.</summary>
    public static EndpointFilterDelegate Before(EndpointFilterFactoryContext route, EndpointFilterDelegate next)
    {
        var known = route.MethodInfo.GetParameters().SelectMany(NamesOf).ToArray();
        return context =>
        {
            var http = context.HttpContext;
            var errors = new FieldErrors();
            foreach (var name in http.Request.Query.Keys.Except(known, StringComparer.OrdinalIgnoreCase).Take(MostNamed))
                errors.Add(name.Length > 0 ? JsonFields.Shortened(name) : "query", MessageOf(name, known, http.Request.Method));

            return errors.Any ? ValueTask.FromResult<object?>(Problems.Of(errors)) : next(context);
        };
    }

    private static IEnumerable<string> NamesOf(ParameterInfo parameter) => parameter.IsDefined(typeof(AsParametersAttribute))
        ? parameter.ParameterType.GetProperties().SelectMany(property => NamesOf(property.GetCustomAttributes()))
        : NamesOf(parameter.GetCustomAttributes());

    private static IEnumerable<string> NamesOf(IEnumerable<Attribute> attributes) =>
        attributes.OfType<IFromQueryMetadata>().Select(query => query.Name).OfType<string>();

    private static string MessageOf(string name, string[] known, string method)
    {
        var all = known is [] ? "This call has none." : $"Known are {string.Join(", ", known)}.";
        return $"Is not a parameter of this call{HintOf(name.ToLowerInvariant(), known, method)} {all}";
    }

    private static string HintOf(string name, string[] known, string method) =>
        HttpMethods.IsPost(method) && OfBodies.Contains(name) ? ": it belongs in the body."
        : name == "wait" ? ": follow links.wait of the answer."
        : known.Contains("limit") && Sizes.Contains(name) ? "; did you mean 'limit'?"
        : known.Contains("after") && Pages.Contains(name) ? ": follow 'next' of the answer from page to page."
        : Typo.NearestTo(name, known) is { } meant ? $"; did you mean '{meant}'?"
        : ".";
}

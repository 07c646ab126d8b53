using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;
using Sentinel.Core.Verdicts;

namespace Sentinel.Api.Seed;

/// <summary>Stores a person's verdict on a strategy.</summary>
internal static class UpdateVerdictEndpoint
{
    private static readonly string[] Fields = ["code_hash", "verdict"];

    /// <summary>Set a person's verdict on a strategy.</summary>
    /// <remarks>From then on it counts for the strategy and all its finished backtests; the rules' reasons stay.</remarks>
    public static async Task<Results<Ok<VerdictUpdated>, ProblemHttpResult>> Handle(
        HttpRequest request, RequestBodies bodies, IBacktestStore backtests, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        using var body = await bodies.Read(request, errors, cancellationToken);
        if (body is null) return Problems.Of(errors);

        var fields = body.Fields(errors, Fields);
        var codeHash = Required(fields, "code_hash", "Is missing; send the code_hash of a result.");
        var verdict = ReadVerdict(fields);
        if (errors.Any) return Problems.Of(errors);

        return await backtests.UpdateVerdict(codeHash, verdict, cancellationToken)
            ? TypedResults.Ok(new VerdictUpdated("success", "Verdict updated"))
            : Problems.Unknown("code_hash", "No strategy has this hash; send the code_hash of a result.");
    }

    private static Verdict ReadVerdict(JsonFields fields)
    {
        var words = string.Join(", ", SnakeCase.All<Verdict>());
        var word = Required(fields, "verdict", $"Is missing; send one of {words}.");
        if (!SnakeCase.TryParse<Verdict>(word.ToLowerInvariant(), out var verdict) && word.Length > 0)
            fields.Reject("verdict", $"Must be one of {words}.");
        return verdict;
    }

    private static string Required(JsonFields fields, string name, string whenMissing)
    {
        var text = fields.Text(name);
        if (text is "" || !fields.Has(name)) fields.Reject(name, whenMissing);
        return text ?? "";
    }
}

using Sentinel.Api.Backtests;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Batches;

/// <summary>What the items of a batch have in common.</summary>
/// <param name="Request">Every field of an item that leaves it out.</param>
/// <param name="Rerun">Whether to run items that were answered before.</param>
/// <param name="Ignored">Fields that are none, as they were sent; null for none.</param>
internal sealed record BatchDefaults(BacktestRequest Request, bool Rerun, IReadOnlyList<string>? Ignored = null)
{
    /// <summary>The field of a batch that holds them.</summary>
    public const string Field = "defaults";

    /// <summary>The defaults in a batch; worth something only when no field is in error.</summary>
    public static BatchDefaults Read(JsonFields batch)
    {
        var fields = batch.Object(Field, SubmissionReader.Fields, OtherNames.OfSubmission());
        return new BatchDefaults(SubmissionReader.ReadDefaults(fields), fields?.Flag("rerun") ?? false, fields?.Ignored(JsonFields.MostIgnored));
    }
}

using Sentinel.Api.Backtests;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Batches;

/// <summary>What the items of a batch have in common.</summary>
/// <param name="Request">Every field of an item that leaves it out.</param>
/// <param name="Rerun">Whether to run items that were answered before.</param>
internal sealed record BatchDefaults(BacktestRequest Request, bool Rerun)
{
    /// <summary>The field of a batch that holds them.</summary>
    public const string Field = "defaults";

    /// <summary>The defaults in a batch; worth something only when no field is in error.</summary>
    public static BatchDefaults Read(JsonFields batch)
    {
        var fields = batch.Object(Field, SubmissionReader.Fields);
        return new BatchDefaults(SubmissionReader.ReadDefaults(fields), fields?.Flag("rerun") ?? false);
    }
}

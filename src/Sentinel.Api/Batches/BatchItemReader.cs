using System.Text.Json;
using Sentinel.Api.Backtests;
using Sentinel.Api.Requests;
using Sentinel.Core.Batches;
using Sentinel.Core.Prices;

namespace Sentinel.Api.Batches;

/// <summary>Makes entries of the items of one batch; what is wrong with an item rejects it alone.</summary>
internal sealed class BatchItemReader(BatchDefaults defaults, IPriceStore prices, PriceWindow window)
{
    private const int MaxFieldsInError = 10;
    private const int MostIgnored = 5;

    private readonly UnknownField explain = OtherNames.OfSubmission(defaults.Request.StrategyCode);
    private readonly Dictionary<Symbol, PriceSeries> stored = [];

    /// <summary>What is wrong with one item: little is told of each, for all are told of in one answer.</summary>
    public static FieldErrors NewErrors() => new(MaxFieldsInError);

    /// <summary>Looks anew at the stored bars with the next item: more may have come.</summary>
    public void Refresh() => stored.Clear();

    /// <summary>The entry of one item.</summary>
    public async ValueTask<BatchEntry> Read(JsonElement item, CancellationToken cancellationToken)
    {
        var errors = NewErrors();
        if (item.ValueKind is JsonValueKind.Object) return await Read(JsonFields.Of(item, errors, SubmissionReader.Fields, explain), errors, cancellationToken);

        errors.Add("item", $"Must be an object, not {JsonKind.Of(item)}.{JsonText.HintOf(item)}");
        return BatchEntry.Rejected(errors.ToDictionary());
    }

    private async ValueTask<BatchEntry> Read(JsonFields fields, FieldErrors errors, CancellationToken cancellationToken)
    {
        var request = SubmissionReader.Read(fields, defaults.Request);
        var rerun = fields.Has("rerun") ? fields.Flag("rerun") : defaults.Rerun;
        var bars = await ReadStored(request.Symbol, cancellationToken);
        await window.Check(request, fields, bars, cancellationToken);

        var entry = errors.Any
            ? BatchEntry.Rejected(errors.ToDictionary())
            : BatchEntry.Valid(request, rerun, request.HashOfBars(bars));
        return entry with { Ignored = fields.Ignored(MostIgnored) };
    }

    private async ValueTask<PriceSeries> ReadStored(Symbol symbol, CancellationToken cancellationToken)
    {
        if (stored.TryGetValue(symbol, out var bars)) return bars;
        return stored[symbol] = await prices.Read(symbol, cancellationToken);
    }
}

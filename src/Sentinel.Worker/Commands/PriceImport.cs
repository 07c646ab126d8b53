using Sentinel.Core.Prices;

namespace Sentinel.Worker.Commands;

/// <summary>What became of a file of prices.</summary>
internal sealed record PriceImport(
    Symbol Symbol,
    string File,
    bool Imported,
    string Recognised,
    string? Remark,
    int Bars,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    int Repeated,
    int Changed,
    IReadOnlyList<RejectedLines> Rejected,
    IReadOnlyList<PriceJump> Jumps,
    IReadOnlyList<PriceObjection> Objections);

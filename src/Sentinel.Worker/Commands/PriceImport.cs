using Sentinel.Core.Prices;

namespace Sentinel.Worker.Commands;

/// <summary>What became of a file of prices.</summary>
internal sealed record PriceImport(
    Symbol Symbol, string File, bool Imported, int Bars, int Changed, IReadOnlyList<RejectedLine> Rejected, IReadOnlyList<PriceJump> Jumps);

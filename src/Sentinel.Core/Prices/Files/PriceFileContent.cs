namespace Sentinel.Core.Prices.Files;

/// <summary>What stands in a file of prices.</summary>
/// <param name="Recognised">How it was read, as a sentence: layout, separator, times, columns.</param>
/// <param name="Bars">The possible bars, oldest first, no time twice.</param>
/// <param name="Rejected">The lines that hold none, in the order of the file; empty for a file without fault.</param>
internal sealed record PriceFileContent(string Recognised, IReadOnlyList<Bar> Bars, IReadOnlyList<RejectedLine> Rejected)
{
    /// <summary>The times of all lines, also of impossible bars, ascending, none twice.</summary>
    public required IReadOnlyList<DateTimeOffset> Times { get; init; }

    /// <summary>How many lines say again what another said.</summary>
    public required int Repeated { get; init; }

    /// <summary>The pairs that it says its bars are of; empty when it says none.</summary>
    public required IReadOnlyList<string> Pairs { get; init; }

    /// <summary>What is left out of it, as a sentence; null when nothing is.</summary>
    public required string? Remark { get; init; }

    /// <summary>Whether it goes on after <see cref="PriceFile.MaxRows"/>.</summary>
    public required bool IsCut { get; init; }
}

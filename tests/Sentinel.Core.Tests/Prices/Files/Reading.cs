using System.Text;
using Sentinel.Core.Prices;
using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Tests.Prices.Files;

/// <summary>Files of three bars, and how they are read.</summary>
internal static class Reading
{
    public static readonly DateTimeOffset Start = new(2024, 3, 30, 22, 0, 0, TimeSpan.Zero);

    /// <summary>Bars that every layout can hold: each opens where the one before closed, and no two columns are alike.</summary>
    public static readonly Bar[] Bars =
    [
        new(Start, 60_000.5, 60_120.25, 59_900.75, 60_050.5, 33.612333),
        new(Start.AddHours(1), 60_050.5, 60_099.5, 59_801.25, 59_850.25, 205.437115),
        new(Start.AddHours(2), 59_850.25, 60_010.75, 59_840.5, 59_990.75, 40.83164),
    ];

    public static PriceFileContent Of(string text, PriceFileTerms? terms = null) => Of(Encoding.UTF8.GetBytes(text), terms);

    public static PriceFileContent Of(byte[] bytes, PriceFileTerms? terms = null) => PriceFile.Read(new MemoryStream(bytes), terms ?? new PriceFileTerms(Symbol.BtcUsd));

    /// <summary>The three bars in a header's columns and whatever way of writing.</summary>
    public static string Table(string header, Func<Bar, FormattableString> line) =>
        string.Join('\n', new[] { header }.Concat(Bars.Select(bar => FormattableString.Invariant(line(bar))))).TrimStart('\n');

    /// <summary>The same bars without volume.</summary>
    public static IEnumerable<Bar> WithoutVolume => Bars.Select(bar => bar with { Volume = 0 });
}

using System.Text.RegularExpressions;

namespace Sentinel.Core.Prices;

/// <summary>A valid name of a traded pair, base and quote in upper case, such as <c>BTC-USD</c>.</summary>
public readonly partial record struct Symbol
{
    private readonly string? name;

    private Symbol(string name) => this.name = name;

    /// <summary>The pair Sentinel trades unless told otherwise.</summary>
    public static Symbol BtcUsd { get; } = new("BTC-USD");

    /// <summary>Table of the price store that holds its hourly bars, such as <c>btc_usd_hourly</c>; safe to place in SQL.</summary>
    public string TableName => $"{ToString().Replace('-', '_').ToLowerInvariant()}_hourly";

    /// <summary>The symbol that a text names, in any case.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not two groups of 2 to 10 letters or digits joined by a hyphen.</exception>
    public static Symbol Parse(string text) =>
        TryParse(text, out var symbol) ? symbol : throw new FormatException($"'{text}' is not a symbol such as BTC-USD.");

    /// <summary>Whether a text names a symbol, in any case; null does not.</summary>
    public static bool TryParse(string? text, out Symbol symbol)
    {
        var valid = text is not null && Pattern().IsMatch(text);
        symbol = valid ? new Symbol(text!.ToUpperInvariant()) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => name ?? BtcUsd.name!;

    [GeneratedRegex(@"\A[A-Za-z0-9]{2,10}-[A-Za-z0-9]{2,10}\z")]
    private static partial Regex Pattern();
}

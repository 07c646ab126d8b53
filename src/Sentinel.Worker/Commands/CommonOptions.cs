using System.CommandLine;
using System.CommandLine.Parsing;
using Symbol = Sentinel.Core.Prices.Symbol;

namespace Sentinel.Worker.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>Whether the output is for a machine.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Write JSON instead of a table.", Recursive = true };

    /// <summary>Whose prices.</summary>
    public static Option<Symbol> SymbolOption() => new("--symbol")
    {
        Description = "Traded pair. Default BTC-USD.",
        HelpName = "BTC-USD",
        DefaultValueFactory = static _ => Symbol.BtcUsd,
        CustomParser = static given =>
        {
            if (!Symbol.TryParse(Text(given), out var symbol)) given.AddError($"'{Text(given)}' is not a symbol such as BTC-USD.");
            return symbol;
        },
    };

    /// <summary>The single token that an argument was given.</summary>
    public static string Text(ArgumentResult given) => given.Tokens.Count == 0 ? "" : given.Tokens[0].Value;
}

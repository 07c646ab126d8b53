using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Compilation;

namespace Sentinel.Worker.Sandbox.Source;

/// <summary>Refuses a text for characters that no source should have.</summary>
internal static class CharacterCheck
{
    private const string Hint = "Type that place anew in plain characters";

    /// <summary>Refuses a text that has one of <see cref="RefusedCharacters"/>.</summary>
    /// <exception cref="StrategyDisqualifiedException">It has.</exception>
    public static void Refuse(string text, SourceLines lines)
    {
        if (RefusedCharacters.FindIn(text) is var (position, name)) throw Refusal.Forbidden(lines.At(position), $"The source has {name}.", Hint);
    }
}

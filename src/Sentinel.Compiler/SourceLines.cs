using Microsoft.CodeAnalysis.Text;
using Sentinel.Compiler.Source;

namespace Sentinel.Compiler;

/// <summary>Positions in the caller's text as lines and columns, both counted from 1.</summary>
/// <param name="source">The code as it is compiled.</param>
/// <param name="undone">What it was read from, where that is not the caller's text itself.</param>
internal sealed class SourceLines(string source, UndoneText? undone = null)
{
    private readonly TextLineCollection lines = SourceText.From(source).Lines;

    /// <summary>All lines.</summary>
    public TextLineCollection All => lines;

    /// <summary>Line and column of a position, in the caller's text.</summary>
    public (int Line, int Column) At(int position)
    {
        var place = lines.GetLinePosition(position);
        return undone?.Sent(place.Line, place.Character) ?? (place.Line + 1, place.Character + 1);
    }
}

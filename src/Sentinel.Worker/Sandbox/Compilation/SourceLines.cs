using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>Positions in the caller's text as lines and columns, both counted from 1.</summary>
internal sealed class SourceLines(string source)
{
    private readonly TextLineCollection lines = SourceText.From(source).Lines;

    /// <summary>All lines.</summary>
    public TextLineCollection All => lines;

    /// <summary>Line and column of a position.</summary>
    public (int Line, int Column) At(int position)
    {
        var place = lines.GetLinePosition(position);
        return (place.Line + 1, place.Character + 1);
    }
}

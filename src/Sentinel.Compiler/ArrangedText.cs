using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Compiler;

/// <summary>A part of the caller's text as the compiler gets it: the rest blanked out, our own text put in between.</summary>
internal sealed class ArrangedText
{
    private readonly string source;
    private readonly (int At, string Text)[] insertions;

    private ArrangedText(string source, (int At, string Text)[] insertions, SyntaxTree tree) =>
        (this.source, this.insertions, Tree) = (source, insertions, tree);

    /// <summary>The arranged text, parsed.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>Keeps some spans of the source, blanks the rest, and inserts texts at positions of the source, in ascending order.</summary>
    /// <remarks>The name tells the parts apart in debugging symbols.</remarks>
    public static ArrangedText Of(
        string name, ParsedSource source, IEnumerable<TextSpan> kept, params (int At, string Text)[] insertions)
    {
        var text = Excerpt(source.Text, kept);
        foreach (var (at, inserted) in insertions.Reverse()) text = text.Insert(at, inserted);
        var tree = CSharpSyntaxTree.ParseText(text, source.Options, name, Encoding.UTF8);
        return new ArrangedText(source.Text, insertions, tree);
    }

    /// <summary>The position in the source of a position in this text; of what was inserted, where it was inserted.</summary>
    public int ToSource(int position)
    {
        foreach (var (at, inserted) in insertions)
        {
            if (position <= at) break;
            position -= Math.Min(inserted.Length, position - at);
        }

        return Math.Min(position, source.Length);
    }

    // Blanks keep their line breaks, so that lines and columns stay the caller's.
    private static string Excerpt(string source, IEnumerable<TextSpan> kept)
    {
        var excerpt = source.ToCharArray();
        for (var i = 0; i < excerpt.Length; i++)
        {
            if (!SyntaxFacts.IsNewLine(excerpt[i])) excerpt[i] = ' ';
        }

        foreach (var span in kept) source.CopyTo(span.Start, excerpt, span.Start, span.Length);
        return new string(excerpt);
    }
}

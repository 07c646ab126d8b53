using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sentinel.Compiler.Source;

/// <summary>The first wall: what the source of a strategy may say. What it may name is decided by what the compiler is given.</summary>
internal sealed class SourceWall(ForbiddenNames names)
{
    private readonly ForbiddenSyntax syntax = new(names);
    private readonly EmittedAssemblyCheck assembly = new();

    /// <summary>Refuses a text that the lexer should not read.</summary>
    /// <returns>Forbidden characters, with which it may be read on.</returns>
    /// <exception cref="StrategyDisqualifiedException">It would exhaust the lexer.</exception>
    public static IReadOnlyList<Complaint> CheckText(string text, SourceLines lines)
    {
        LexerBounds.Refuse(text, lines);
        return CharacterCheck.ComplaintsIn(text, lines);
    }

    /// <summary>Refuses a source that the parser should not read.</summary>
    /// <exception cref="StrategyDisqualifiedException">It is too long or too deep.</exception>
    public static void CheckTokens(IReadOnlyList<SyntaxToken> tokens, SourceLines lines) => TokenBounds.Refuse(tokens, lines);

    /// <summary>Forbidden keywords.</summary>
    public IEnumerable<Complaint> KeywordsIn(IReadOnlyList<SyntaxToken> tokens, SourceLines lines) => syntax.KeywordsIn(tokens, lines);

    /// <summary>Forbidden preprocessor lines.</summary>
    public IEnumerable<Complaint> DirectivesIn(IEnumerable<DirectiveTriviaSyntax> directives, SourceLines lines) => syntax.DirectivesIn(directives, lines);

    /// <summary>Forbidden constructs in what is about to be compiled.</summary>
    public IEnumerable<RefusedPart> ConstructsIn(StrategyLayout layout, SourceLines lines) => layout.Texts.SelectMany(text => syntax.FindIn(text, lines));

    /// <summary>Refuses an assembly before it is loaded.</summary>
    /// <exception cref="StrategyDisqualifiedException">It holds what the source of a strategy cannot have said.</exception>
    public void CheckAssembly(byte[] image) => assembly.Refuse(image);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Worker.Sandbox.Compilation;

namespace Sentinel.Worker.Sandbox.Source;

/// <summary>The first wall: what the source of a strategy may say. What it may name is decided by what the compiler is given.</summary>
internal sealed class SourceWall(ForbiddenNames names)
{
    private readonly ForbiddenSyntax syntax = new(names);
    private readonly EmittedAssemblyCheck assembly = new();

    /// <summary>Refuses a text before the lexer reads it.</summary>
    /// <exception cref="StrategyDisqualifiedException">It has a forbidden character or would exhaust the lexer.</exception>
    public static void CheckText(string text, SourceLines lines)
    {
        CharacterCheck.Refuse(text, lines);
        LexerBounds.Refuse(text, lines);
    }

    /// <summary>Refuses a source before the parser reads it.</summary>
    /// <exception cref="StrategyDisqualifiedException">It is too long or too deep, or has a forbidden keyword.</exception>
    public void CheckTokens(IReadOnlyList<SyntaxToken> tokens, SourceLines lines)
    {
        TokenBounds.Refuse(tokens, lines);
        syntax.RefuseKeywords(tokens, lines);
    }

    /// <summary>Refuses preprocessor lines.</summary>
    /// <exception cref="StrategyDisqualifiedException">One of them is forbidden.</exception>
    public void CheckDirectives(IEnumerable<DirectiveTriviaSyntax> directives, SourceLines lines) => syntax.RefuseDirectives(directives, lines);

    /// <summary>Refuses a source before it is compiled.</summary>
    /// <exception cref="StrategyDisqualifiedException">It uses a forbidden construct.</exception>
    public void CheckSyntax(StrategyLayout layout, SourceLines lines)
    {
        foreach (var text in layout.Texts) syntax.Refuse(text, lines);
    }

    /// <summary>Refuses an assembly before it is loaded.</summary>
    /// <exception cref="StrategyDisqualifiedException">It holds what the source of a strategy cannot have said.</exception>
    public void CheckAssembly(byte[] image) => assembly.Refuse(image);
}

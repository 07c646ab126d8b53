using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>A strategy's source arranged as a compilation: using lines, types, and the bare members in a class of ours.</summary>
internal sealed class StrategyLayout
{
    /// <summary>The class around bare members.</summary>
    public const string ClassName = "__Strategy";

    private const string ClassStart = $"class {ClassName}\n{{\n";
    private const string ClassEnd = "\n}";

    private StrategyLayout(IReadOnlyList<ArrangedText> texts, ArrangedText? members) => (Texts, Members) = (texts, members);

    /// <summary>All parts.</summary>
    public IReadOnlyList<ArrangedText> Texts { get; }

    /// <summary>The part with the class of ours; null when there are no bare members.</summary>
    public ArrangedText? Members { get; }

    /// <summary>Where the strategy's brace closes our class too early; null when it does not.</summary>
    public int? StrayBrace
    {
        get
        {
            if (Members is null) return null;

            var root = (CompilationUnitSyntax)Members.Tree.GetRoot();
            var brace = root.Members is [ClassDeclarationSyntax ours, ..] ? ours.CloseBraceToken : root.EndOfFileToken;
            var last = Members.Tree.Length - 1;
            return brace.IsMissing || brace.SpanStart == last ? null : Members.ToSource(brace.SpanStart);
        }
    }

    /// <summary>Types stay at the top level, which extension methods need.</summary>
    public static StrategyLayout Hoisted(ParsedSource source) => Arrange(source, source.Types, source.Members);

    /// <summary>Types stand beside the bare members in our class, so that they may use each other.</summary>
    public static StrategyLayout Nested(ParsedSource source) => Arrange(source, [], [.. source.Types, .. source.Members]);

    private static StrategyLayout Arrange(ParsedSource source, IReadOnlyList<TextSpan> types, IReadOnlyList<TextSpan> members)
    {
        var texts = new List<ArrangedText>();

        // Global, so that they count for every part and may stand anywhere in the source.
        if (source.Usings.Count > 0)
        {
            var global = source.Usings.Where(line => !source.IsGlobal(line)).Select(line => (line.Start, "global ")).ToArray();
            texts.Add(ArrangedText.Of("usings", source, source.Usings, global));
        }

        var directives = source.Directives.Select(directive => directive.FullSpan).ToArray();
        if (types.Count > 0) texts.Add(ArrangedText.Of("types", source, [.. types, .. directives]));
        if (members.Count == 0) return new StrategyLayout(texts, null);

        var wrapped = ArrangedText.Of(
            "members", source, [.. members, .. directives], (0, ClassStart), (source.Text.Length, ClassEnd));
        return new StrategyLayout([.. texts, wrapped], wrapped);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Compiler;

/// <summary>A strategy's source arranged as a compilation: using lines, types, and what is bare in classes of ours.</summary>
internal sealed class StrategyLayout
{
    /// <summary>The class around bare members.</summary>
    public const string ClassName = "__Strategy";

    /// <summary>The class around bare extension methods.</summary>
    public const string ExtensionsName = "__Extensions";

    private const string ClassStart = $"class {ClassName}\n{{\n";
    private const string ExtensionsStart = $"static class {ExtensionsName}\n{{\n";
    private const string ClassEnd = "\n}";

    private readonly IReadOnlyList<ArrangedText> wrapped;

    private StrategyLayout(IReadOnlyList<ArrangedText> plain, IReadOnlyList<ArrangedText> wrapped) =>
        (this.wrapped, Texts) = (wrapped, [.. plain, .. wrapped]);

    /// <summary>All parts.</summary>
    public IReadOnlyList<ArrangedText> Texts { get; }

    /// <summary>Where the strategy's brace closes a class of ours too early; null when none does.</summary>
    public int? StrayBrace => wrapped.Select(StrayBraceIn).FirstOrDefault(position => position is not null);

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

        var wrapped = new List<ArrangedText>();
        if (members.Count > 0) wrapped.Add(Wrap("members", ClassStart, source, [.. members, .. directives], []));
        if (source.Extensions.Count > 0)
        {
            var kept = source.Extensions.Select(method => method.Kept).ToArray();
            wrapped.Add(Wrap("extensions", ExtensionsStart, source, [.. kept, .. directives], kept.Select(method => (method.Start, BareExtension.Modifiers))));
        }

        return new StrategyLayout(texts, wrapped);
    }

    private static ArrangedText Wrap(
        string name, string classStart, ParsedSource source, IEnumerable<TextSpan> kept, IEnumerable<(int At, string Text)> insertions) =>
        ArrangedText.Of(name, source, kept, [(source.CodeStart, classStart), .. insertions, (source.Text.Length, ClassEnd)]);

    private static int? StrayBraceIn(ArrangedText text)
    {
        var root = (CompilationUnitSyntax)text.Tree.GetRoot();
        var brace = root.Members is [ClassDeclarationSyntax ours, ..] ? ours.CloseBraceToken : root.EndOfFileToken;
        var last = text.Tree.Length - 1;
        return brace.IsMissing || brace.SpanStart == last ? null : text.ToSource(brace.SpanStart);
    }
}

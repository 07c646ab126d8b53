using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>The method that Sentinel calls.</summary>
/// <param name="Declaration">Where it is declared.</param>
/// <param name="Line">Its line in the caller's text.</param>
/// <param name="Column">Its column in the caller's text.</param>
internal sealed record EntryPoint(MethodDeclarationSyntax Declaration, int Line, int Column)
{
    /// <summary>Its name.</summary>
    public const string Name = "GenerateSignals";

    /// <summary>What it has to look like.</summary>
    public const string Signature = "double[] GenerateSignals(Bars bars)";

    private const string Expected = $"define '{Signature}' or 'double[] {Name}(Bars bars, Parameters parameters)'";

    /// <summary>The one method of that name that has a body.</summary>
    /// <exception cref="StrategyDisqualifiedException">There is none, or more than one.</exception>
    public static EntryPoint Find(StrategyLayout layout, SourceLines lines)
    {
        var found = layout.Texts.SelectMany(text => Declarations(text).Select(method => At(method, text, lines))).ToArray();
        return found switch
        {
            [var only] => only,
            [] => throw Missing(),
            _ => throw new StrategyDisqualifiedException(
                DisqualificationReason.ContractViolation,
                $"There are {found.Length} methods named {Name}, on lines {string.Join(", ", found.Select(method => method.Line))}; leave one.",
                [.. found.Select(method => method.Violation($"One of {found.Length} methods named {Name}."))]),
        };
    }

    /// <summary>What a source without the method gets.</summary>
    public static StrategyDisqualifiedException Missing() => new(
        DisqualificationReason.ContractViolation, $"There is no method {Name}; {Expected} as C# source.");

    /// <summary>The type that declares the method, once it is sure that Sentinel can call the method and read what it returns.</summary>
    /// <exception cref="StrategyDisqualifiedException">It cannot.</exception>
    public INamedTypeSymbol OwnerIn(Microsoft.CodeAnalysis.Compilation compilation)
    {
        var method = compilation.GetSemanticModel(Declaration.SyntaxTree).GetDeclaredSymbol(Declaration)!;
        var complaint = method switch
        {
            _ when method.ContainingType.TypeKind == TypeKind.Extension => $"{Name} stands in an extension block; move it out of the block",
            { MethodKind: MethodKind.ExplicitInterfaceImplementation } =>
                $"{Name} is written as '{Declaration.ExplicitInterfaceSpecifier}{Name}', which only the interface can call: leave '{Declaration.ExplicitInterfaceSpecifier}' out and make it public",
            { IsGenericMethod: true } or { ContainingType.IsGenericType: true } => $"{Name} and its class may not be generic",
            _ when !TakesBars(method, compilation) => $"{Name} takes the wrong parameters: {Expected}",
            _ when !ReturnsTargets(method, compilation) =>
                $"{Name} returns '{method.ReturnType.ToDisplayString()}', not numbers: return double[] with one target position per bar",
            { IsStatic: false } when !CanBeCreated(method.ContainingType) =>
                $"{Name} is in '{method.ContainingType.Name}', of which no instance can be made: give it a constructor without parameters, or with a default for each, or make the method static",
            _ => null,
        };
        if (complaint is null) return method.ContainingType;

        var sentence = $"{complaint}.";
        throw new StrategyDisqualifiedException(DisqualificationReason.ContractViolation, sentence, Violation(sentence));
    }

    /// <summary>A complaint about the method's place.</summary>
    public CodeError Violation(string message) => new(Line, Column, null, message);

    private static EntryPoint At(MethodDeclarationSyntax method, ArrangedText text, SourceLines lines)
    {
        var (line, column) = lines.At(text.ToSource(method.Identifier.SpanStart));
        return new EntryPoint(method, line, column);
    }

    private static IEnumerable<MethodDeclarationSyntax> Declarations(ArrangedText text) =>
        text.Tree.GetRoot()
            .DescendantNodes(node => node is CompilationUnitSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(method => method.Identifier.ValueText == Name && (method.Body is not null || method.ExpressionBody is not null));

    private static bool TakesBars(IMethodSymbol method, Microsoft.CodeAnalysis.Compilation compilation) => method.Parameters switch
    {
        [var bars] => Is(bars, typeof(Bars), compilation),
        [var bars, var parameters] => Is(bars, typeof(Bars), compilation) && Is(parameters, typeof(Parameters), compilation),
        _ => false,
    };

    private static bool Is(IParameterSymbol parameter, Type type, Microsoft.CodeAnalysis.Compilation compilation) =>
        parameter.RefKind == RefKind.None
        && SymbolEqualityComparer.Default.Equals(parameter.Type, compilation.GetTypeByMetadataName(type.FullName!));

    private static bool ReturnsTargets(IMethodSymbol method, Microsoft.CodeAnalysis.Compilation compilation)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || method.ReturnType.IsRefLikeType) return false;

        var sequence = compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T);
        return new[] { SpecialType.System_Double, SpecialType.System_Int32 }
            .Select(number => sequence.Construct(compilation.GetSpecialType(number)))
            .Any(numbers => compilation.HasImplicitConversion(method.ReturnType, numbers));
    }

    private static bool CanBeCreated(INamedTypeSymbol type) =>
        !type.IsAbstract && !type.IsRefLikeType && type.InstanceConstructors.Any(constructor => constructor.Parameters.All(parameter => parameter.IsOptional));
}

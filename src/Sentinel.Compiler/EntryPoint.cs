using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Core.Strategies;

namespace Sentinel.Compiler;

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

    /// <summary>All methods of that name that have a body.</summary>
    public static IReadOnlyList<EntryPoint> FindAll(StrategyLayout layout, SourceLines lines) =>
        [.. layout.Texts.SelectMany(text => Declarations(text).Select(method => At(method, text, lines)))];

    /// <summary>Of several, the only one that Sentinel can call; of one, that.</summary>
    /// <param name="found">At least one.</param>
    /// <param name="compilation">What they were compiled to, or would be.</param>
    /// <exception cref="StrategyDisqualifiedException">There is more than one, or of several none.</exception>
    public static EntryPoint Choose(IReadOnlyList<EntryPoint> found, Compilation compilation)
    {
        if (found is [var only]) return only;

        // What stands in an extension block becomes a method of the class around it as well.
        var accepted = found.Where(method => method.IsInExtension(compilation) || method.ComplaintIn(compilation) is null).ToArray();
        return accepted switch
        {
            [var one] => one,
            [] => throw Complaint.Together(found.Select(method => method.ComplaintIn(compilation)!)),
            _ => throw new StrategyDisqualifiedException(
                DisqualificationReason.ContractViolation,
                $"There are {accepted.Length} methods named {Name}, on lines {string.Join(", ", accepted.Select(method => method.Line))}; leave one.",
                [.. accepted.Select(method => method.Violation($"One of {accepted.Length} methods named {Name}."))]),
        };
    }

    /// <summary>What a source without the method gets, with what else is wrong with it.</summary>
    public static StrategyDisqualifiedException Missing(IReadOnlyList<CodeError> errors) => new(
        DisqualificationReason.ContractViolation, $"There is no method {Name}; {Expected} as C# source.", errors);

    /// <summary>The type that declares the method.</summary>
    public INamedTypeSymbol OwnerIn(Compilation compilation) => Symbol(compilation).ContainingType;

    /// <summary>Why Sentinel cannot call the method, or read what it returns; null when it can.</summary>
    public Complaint? ComplaintIn(Compilation compilation)
    {
        var method = Symbol(compilation);
        var complaint = method switch
        {
            _ when IsInExtension(compilation) => $"{Name} stands in an extension block; move it out of the block",
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
        return complaint is null ? null : new Complaint(DisqualificationReason.ContractViolation, Violation($"{complaint}."));
    }

    /// <summary>Whether the compiler knows every type of its signature.</summary>
    public bool IsKnownIn(Compilation compilation)
    {
        var method = Symbol(compilation);
        return method.ReturnType.TypeKind != TypeKind.Error && method.Parameters.All(parameter => parameter.Type.TypeKind != TypeKind.Error);
    }

    /// <summary>Which of the methods of its name it is that its type has, abstract ones left out; in the order in which the compiler writes them.</summary>
    public int IndexAmong(INamedTypeSymbol owner) => owner.GetMembers(Name).OfType<IMethodSymbol>()
        .Where(method => !method.IsAbstract)
        .Select(method => method.PartialImplementationPart ?? method)
        .ToList()
        .FindIndex(method => method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() == Declaration));

    /// <summary>A complaint about the method's place.</summary>
    public CodeError Violation(string message) => new(Line, Column, null, message);

    private bool IsInExtension(Compilation compilation) => Symbol(compilation).ContainingType.TypeKind == TypeKind.Extension;

    private IMethodSymbol Symbol(Compilation compilation) =>
        compilation.GetSemanticModel(Declaration.SyntaxTree).GetDeclaredSymbol(Declaration)!;

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

    private static bool TakesBars(IMethodSymbol method, Compilation compilation) => method.Parameters switch
    {
        [var bars] => Is(bars, typeof(Bars), compilation),
        [var bars, var parameters] => Is(bars, typeof(Bars), compilation) && Is(parameters, typeof(Parameters), compilation),
        _ => false,
    };

    private static bool Is(IParameterSymbol parameter, Type type, Compilation compilation) =>
        parameter.RefKind == RefKind.None
        && SymbolEqualityComparer.Default.Equals(parameter.Type, compilation.GetTypeByMetadataName(type.FullName!));

    private static bool ReturnsTargets(IMethodSymbol method, Compilation compilation)
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

using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>A strategy that compiled.</summary>
/// <param name="Image">Its assembly.</param>
/// <param name="EntryPoint">The method to call.</param>
/// <param name="Compilation">What it was emitted from.</param>
/// <param name="Layout">How the source was arranged for it.</param>
/// <param name="Lines">The lines of the source.</param>
internal sealed record CompiledStrategy(
    byte[] Image, EntryPoint EntryPoint, CSharpCompilation Compilation, StrategyLayout Layout, SourceLines Lines)
{
    /// <summary>The method to call, in the assembly as it was loaded.</summary>
    public static MethodInfo EntryPointIn(Assembly loaded)
    {
        const BindingFlags Any = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        return loaded.GetTypes()
            .SelectMany(type => type.GetMethods(Any))
            .Single(method => method.Name == EntryPoint.Name && !method.IsAbstract);
    }

    /// <summary>Line and column in the caller's text of an instruction; null when it stems from no line.</summary>
    /// <remarks>Compiles again, with debugging symbols: most strategies never throw and need none.</remarks>
    public (int Line, int Column)? PlaceOf(int methodToken, int ilOffset)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        Compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        symbols.Position = 0;

        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var reader = provider.GetMetadataReader();
        var method = ((MethodDefinitionHandle)MetadataTokens.EntityHandle(methodToken)).ToDebugInformationHandle();
        var point = reader.GetMethodDebugInformation(method).GetSequencePoints()
            .LastOrDefault(point => point.Offset <= ilOffset && !point.IsHidden);
        return point.Document.IsNil ? null : PlaceOf(point, reader.GetString(reader.GetDocument(point.Document).Name));
    }

    private (int Line, int Column)? PlaceOf(SequencePoint point, string path)
    {
        var text = Layout.Texts.FirstOrDefault(text => text.Tree.FilePath == path);
        if (text is null) return null;

        var start = text.Tree.GetText().Lines.GetPosition(new LinePosition(point.StartLine - 1, point.StartColumn - 1));
        return Lines.At(text.ToSource(start));
    }
}

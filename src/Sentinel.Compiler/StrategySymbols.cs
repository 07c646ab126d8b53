using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Compiler;

/// <summary>The debugging symbols of a strategy, to say on which line it threw: most never throw and need none.</summary>
internal sealed class StrategySymbols
{
    private readonly StrategyBuild build;
    private readonly byte[] symbols;

    private StrategySymbols(StrategyBuild build, byte[] symbols) => (this.build, this.symbols) = (build, symbols);

    /// <summary>Emits the strategy once more, as it was but with symbols; null when the compiler cannot.</summary>
    public static StrategySymbols? Of(StrategyBuild build)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = build.Compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        return result.Success ? new StrategySymbols(build, symbols.ToArray()) : null;
    }

    /// <summary>Line and column in the caller's text of an instruction; null when it stems from no line.</summary>
    public (int Line, int Column)? PlaceOf(int methodToken, int offset)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = provider.GetMetadataReader();
        var method = ((MethodDefinitionHandle)MetadataTokens.EntityHandle(methodToken)).ToDebugInformationHandle();
        var points = reader.GetMethodDebugInformation(method).GetSequencePoints().Where(point => !point.IsHidden).ToArray();
        if (points.Length == 0) return null;

        var point = points.LastOrDefault(point => point.Offset <= offset, points[0]);
        return PlaceOf(point, reader.GetString(reader.GetDocument(point.Document).Name));
    }

    private (int Line, int Column)? PlaceOf(SequencePoint point, string name)
    {
        var text = build.Layout.Texts.FirstOrDefault(text => text.Tree.FilePath == name);
        if (text is null) return null;

        var start = text.Tree.GetText().Lines.GetPosition(new LinePosition(point.StartLine - 1, point.StartColumn - 1));
        return build.Lines.At(text.ToSource(start));
    }
}

using System.Reflection.Metadata;

namespace Sentinel.Compiler.Source;

/// <summary>What kinds of types a signature of a field, method or method's locals is made of.</summary>
internal static class SignatureShape
{
    /// <summary>Whether a pointer, a function pointer, a typed reference or something pinned is in it.</summary>
    public static bool HasPointer(MetadataReader assembly, BlobHandle signature)
    {
        var reader = assembly.GetBlobReader(signature);
        var header = reader.ReadSignatureHeader();
        if (header.IsGeneric) reader.ReadCompressedInteger();
        var types = header.Kind switch
        {
            SignatureKind.Field => 1,
            SignatureKind.Method => 1 + reader.ReadCompressedInteger(),
            _ => reader.ReadCompressedInteger(),
        };
        return AnyHasPointer(ref reader, types);
    }

    private static bool AnyHasPointer(ref BlobReader reader, int types)
    {
        for (var i = 0; i < types; i++)
            if (HasPointer(ref reader)) return true;

        return false;
    }

    private static bool HasPointer(ref BlobReader reader)
    {
        switch (reader.ReadSignatureTypeCode())
        {
            case SignatureTypeCode.Pointer or SignatureTypeCode.FunctionPointer or SignatureTypeCode.Pinned or SignatureTypeCode.TypedReference:
                return true;
            case SignatureTypeCode.SZArray or SignatureTypeCode.ByReference:
                return HasPointer(ref reader);
            case SignatureTypeCode.Array:
                return HasPointer(ref reader) | SkipShape(ref reader);
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                reader.ReadTypeHandle();
                return HasPointer(ref reader);
            case SignatureTypeCode.GenericTypeInstance:
                return HasPointer(ref reader) || AnyHasPointer(ref reader, reader.ReadCompressedInteger());
            case SignatureTypeCode.TypeHandle:
                reader.ReadTypeHandle();
                return false;
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                reader.ReadCompressedInteger();
                return false;
            default:
                return false;
        }
    }

    // Rank, sizes and lower bounds of an array of several dimensions.
    private static bool SkipShape(ref BlobReader reader)
    {
        reader.ReadCompressedInteger();
        for (var sizes = reader.ReadCompressedInteger(); sizes > 0; sizes--) reader.ReadCompressedInteger();
        for (var bounds = reader.ReadCompressedInteger(); bounds > 0; bounds--) reader.ReadCompressedSignedInteger();
        return false;
    }
}

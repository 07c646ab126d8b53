using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Sentinel.Compiler.Source;

/// <summary>Instructions that reach past the type system.</summary>
internal static class ForbiddenInstructions
{
    private const int TwoBytes = 0xFE;

    private static readonly FrozenDictionary<short, OpCode> All = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => code.Value);

    private static readonly FrozenSet<short> Forbidden = new[]
    {
        OpCodes.Calli, OpCodes.Jmp, OpCodes.Localloc, OpCodes.Cpblk, OpCodes.Initblk, OpCodes.Mkrefany, OpCodes.Refanyval, OpCodes.Refanytype, OpCodes.Arglist,
    }.Select(code => code.Value).ToFrozenSet();

    /// <summary>The name of the first one in a method's body; null when there is none.</summary>
    public static string? FirstIn(BlobReader body)
    {
        while (body.RemainingBytes > 0)
        {
            var value = ReadInstruction(ref body);
            if (Forbidden.Contains(value)) return All[value].Name;

            SkipOperand(ref body, All[value].OperandType);
        }

        return null;
    }

    private static short ReadInstruction(ref BlobReader body)
    {
        var first = body.ReadByte();
        return first == TwoBytes ? unchecked((short)((TwoBytes << 8) | body.ReadByte())) : first;
    }

    private static void SkipOperand(ref BlobReader body, OperandType operand)
    {
        var length = operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => body.ReadInt32() * 4,
            _ => 4,
        };
        body.Offset += length;
    }
}

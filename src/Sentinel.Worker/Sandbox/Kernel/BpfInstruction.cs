using System.Runtime.InteropServices;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>One instruction of a filter, as the kernel reads it: classic BPF over <c>struct seccomp_data</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct BpfInstruction(ushort Code, byte IfTrue, byte IfFalse, uint Operand)
{
    public const ushort LoadWord = 0x20;
    public const ushort JumpIfEqual = 0x15;
    public const ushort JumpIfAtLeast = 0x35;
    public const ushort Return = 0x06;

    /// <summary>Loads the 32-bit word at an offset.</summary>
    public static BpfInstruction Load(int offset) => new(LoadWord, 0, 0, (uint)offset);

    /// <summary>Goes on with the next instruction when the loaded word is this value, else skips some.</summary>
    public static BpfInstruction UnlessEqualSkip(uint value, int count) => new(JumpIfEqual, 0, checked((byte)count), value);

    /// <summary>Goes on with the next instruction when the loaded word is at least this value, else skips some.</summary>
    public static BpfInstruction UnlessAtLeastSkip(uint value, int count) => new(JumpIfAtLeast, 0, checked((byte)count), value);

    /// <summary>Ends with a decision.</summary>
    public static BpfInstruction Decide(uint decision) => new(Return, 0, 0, decision);
}

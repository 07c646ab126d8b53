using Sentinel.Worker.Sandbox.Kernel;

namespace Sentinel.Worker.Tests.Sandbox.Kernel;

/// <summary>Decides on system calls as the kernel would: runs a filter, so that the one of another processor can be tested too.</summary>
internal sealed class FilterMachine(BpfInstruction[] filter)
{
    public uint Decide(uint auditCode, long number, params ulong[] arguments)
    {
        var data = new byte[64];
        BitConverter.TryWriteBytes(data.AsSpan(0), (uint)number);
        BitConverter.TryWriteBytes(data.AsSpan(4), auditCode);
        for (var i = 0; i < arguments.Length; i++) BitConverter.TryWriteBytes(data.AsSpan(16 + (i * 8)), arguments[i]);

        uint loaded = 0;
        for (var next = 0; ; next++)
        {
            var instruction = filter[next];
            switch (instruction.Code)
            {
                case BpfInstruction.LoadWord:
                    loaded = BitConverter.ToUInt32(data, (int)instruction.Operand);
                    break;
                case BpfInstruction.JumpIfEqual:
                    next += loaded == instruction.Operand ? instruction.IfTrue : instruction.IfFalse;
                    break;
                case BpfInstruction.JumpIfAtLeast:
                    next += loaded >= instruction.Operand ? instruction.IfTrue : instruction.IfFalse;
                    break;
                default:
                    return instruction.Operand;
            }
        }
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>Builds the payload of a frame; <see cref="PayloadReader"/> reads it in the same order.</summary>
internal sealed class PayloadWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    /// <summary>Writes a number.</summary>
    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(sizeof(int)), value);
        buffer.Advance(sizeof(int));
    }

    /// <summary>Writes a number.</summary>
    public void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(sizeof(long)), value);
        buffer.Advance(sizeof(long));
    }

    /// <summary>Writes a number.</summary>
    public void Write(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(sizeof(double)), value);
        buffer.Advance(sizeof(double));
    }

    /// <summary>Writes a duration, to the microsecond.</summary>
    public void Write(TimeSpan value) => Write(value.TotalMicroseconds);

    /// <summary>Writes a text; what is not valid UTF-16 becomes a replacement character.</summary>
    public void Write(string text)
    {
        Write(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, buffer);
    }

    /// <summary>Writes a text or null.</summary>
    public void WriteOptional(string? text)
    {
        Write(text is null ? 0 : 1);
        if (text is not null) Write(text);
    }

    /// <summary>Writes values and how many they are.</summary>
    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Write(values.Length);
        buffer.Write(MemoryMarshal.AsBytes(values));
    }
}

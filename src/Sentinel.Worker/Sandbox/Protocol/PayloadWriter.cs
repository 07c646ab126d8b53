using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>Builds a frame with its payload; <see cref="PayloadReader"/> reads the payload in the same order.</summary>
internal sealed class PayloadWriter : IDisposable
{
    private byte[] buffer = FrameMemory.Shared.Rent(1024);
    private int written = FrameStream.HeaderLength;

    /// <summary>What was written so far, and in front of it room for the header of a frame.</summary>
    public Span<byte> Framed => buffer.AsSpan(0, written);

    /// <summary>Writes a number.</summary>
    public void Write(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    /// <summary>Writes a number.</summary>
    public void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    /// <summary>Writes a number.</summary>
    public void Write(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(sizeof(double)), value);

    /// <summary>Writes a duration, to the microsecond.</summary>
    public void Write(TimeSpan value) => Write(value.TotalMicroseconds);

    /// <summary>Writes a text; what is not valid UTF-16 becomes a replacement character.</summary>
    public void Write(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        Write(bytes);
        Encoding.UTF8.GetBytes(text, Take(bytes));
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
        var bytes = MemoryMarshal.AsBytes(values);
        bytes.CopyTo(Take(bytes.Length));
    }

    /// <summary>Gives the memory back that it wrote to.</summary>
    public void Dispose()
    {
        FrameMemory.Shared.Return(buffer);
        buffer = [];
    }

    private Span<byte> Take(int count)
    {
        if (count > buffer.Length - written) Grow(checked(written + count));

        written += count;
        return buffer.AsSpan(written - count, count);
    }

    private void Grow(int least)
    {
        var larger = FrameMemory.Shared.Rent(Math.Max(least, 2 * buffer.Length));
        Framed.CopyTo(larger);
        FrameMemory.Shared.Return(buffer);
        buffer = larger;
    }
}

using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>Reads a payload that may be hostile: nothing is taken that is not there, nothing is larger than was agreed.</summary>
/// <remarks>Every method throws a <see cref="ProtocolException"/> when the bytes are not what it reads.</remarks>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> rest = payload;

    /// <summary>Reads a number in a range, ends included.</summary>
    public int ReadInt32(int min, int max)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
        return value >= min && value <= max ? value : throw new ProtocolException($"{value} is not from {min} to {max}.");
    }

    /// <summary>Reads any number.</summary>
    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    /// <summary>Reads a number in a range, ends included; never NaN.</summary>
    public double ReadDouble(double min, double max)
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));
        return value >= min && value <= max ? value : throw new ProtocolException($"{value} is not from {min} to {max}.");
    }

    /// <summary>Reads a duration from zero to an hour.</summary>
    public TimeSpan ReadDuration() => TimeSpan.FromMicroseconds(ReadDouble(0, TimeSpan.MicrosecondsPerHour));

    /// <summary>Reads a text of at most the given number of bytes.</summary>
    public string ReadText(int maxBytes)
    {
        var bytes = Take(ReadInt32(0, maxBytes));
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new ProtocolException("A text is not valid UTF-8.", invalid);
        }
    }

    /// <summary>Reads a text of at most the given number of bytes, or null.</summary>
    public string? ReadOptionalText(int maxBytes) => ReadInt32(0, 1) == 0 ? null : ReadText(maxBytes);

    /// <summary>Reads as many values as were written, at most the given number.</summary>
    public T[] ReadValues<T>(int maxCount)
        where T : unmanaged
    {
        var bytes = (long)ReadInt32(0, maxCount) * Unsafe.SizeOf<T>();
        return bytes <= rest.Length
            ? MemoryMarshal.Cast<byte, T>(Take((int)bytes)).ToArray()
            : throw new ProtocolException($"{bytes} bytes are announced, {rest.Length} are left.");
    }

    /// <summary>Makes sure that nothing is left.</summary>
    public readonly void End()
    {
        if (rest.Length > 0) throw new ProtocolException($"{rest.Length} bytes too many.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length) throw new ProtocolException($"{count} bytes are expected, {rest.Length} are left.");

        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}

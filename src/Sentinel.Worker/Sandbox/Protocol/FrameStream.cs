using System.Buffers.Binary;

namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>Frames over a pipe: protocol version, type, length of the payload in four bytes, payload.</summary>
internal static class FrameStream
{
    /// <summary>Bytes in front of a payload.</summary>
    public const int HeaderLength = 6;

    private const byte Version = 1;

    /// <summary>Writes one frame in one go.</summary>
    public static void WriteFrame(this Stream pipe, FrameType type, PayloadWriter payload)
    {
        var frame = payload.Framed;
        frame[0] = Version;
        frame[1] = (byte)type;
        BinaryPrimitives.WriteInt32LittleEndian(frame[2..], frame.Length - HeaderLength);

        pipe.Write(frame);
        pipe.Flush();
    }

    /// <summary>Reads one frame whose payload has at most the given number of bytes.</summary>
    /// <exception cref="EndOfStreamException">The other end is gone.</exception>
    /// <exception cref="ProtocolException">The header is of another version or announces too much.</exception>
    public static Frame ReadFrame(this Stream pipe, int maxLength)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        pipe.ReadExactly(header);
        if (header[0] != Version) throw new ProtocolException($"A frame is of version {header[0]}, not {Version}.");

        var length = BinaryPrimitives.ReadInt32LittleEndian(header[2..]);
        if (length < 0 || length > maxLength) throw new ProtocolException($"A frame announces {length} bytes, more than {maxLength}.");

        var buffer = FrameMemory.Shared.Rent(length);
        pipe.ReadExactly(buffer, 0, length);
        return new Frame((FrameType)header[1], buffer, length);
    }
}

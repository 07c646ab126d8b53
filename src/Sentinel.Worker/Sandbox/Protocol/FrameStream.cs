using System.Buffers.Binary;

namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>Frames over a pipe: protocol version, type, length of the payload in four bytes, payload.</summary>
internal static class FrameStream
{
    private const byte Version = 1;
    private const int HeaderLength = 6;

    /// <summary>Writes one frame in one go.</summary>
    public static void WriteFrame(this Stream pipe, FrameType type, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[HeaderLength + payload.Length];
        frame[0] = Version;
        frame[1] = (byte)type;
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(2), payload.Length);
        payload.CopyTo(frame.AsSpan(HeaderLength));

        pipe.Write(frame);
        pipe.Flush();
    }

    /// <summary>Reads one frame whose payload has at most the given number of bytes.</summary>
    /// <exception cref="EndOfStreamException">The other end is gone.</exception>
    /// <exception cref="ProtocolException">The header is of another version or announces too much.</exception>
    public static (FrameType Type, byte[] Payload) ReadFrame(this Stream pipe, int maxLength)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        pipe.ReadExactly(header);
        if (header[0] != Version) throw new ProtocolException($"A frame is of version {header[0]}, not {Version}.");

        var length = BinaryPrimitives.ReadInt32LittleEndian(header[2..]);
        if (length < 0 || length > maxLength) throw new ProtocolException($"A frame announces {length} bytes, more than {maxLength}.");

        var payload = new byte[length];
        pipe.ReadExactly(payload);
        return ((FrameType)header[1], payload);
    }
}

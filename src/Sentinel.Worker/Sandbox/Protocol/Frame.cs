namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>A frame that was read; with it its bytes go back to where they were borrowed.</summary>
/// <param name="type">What it holds.</param>
/// <param name="buffer">Its payload and room behind it.</param>
/// <param name="length">Bytes of the payload.</param>
internal readonly ref struct Frame(FrameType type, byte[] buffer, int length) : IDisposable
{
    /// <summary>What it holds.</summary>
    public FrameType Type => type;

    /// <summary>Its payload, from the beginning.</summary>
    public PayloadReader Payload => new(buffer.AsSpan(0, length));

    /// <summary>Its payload, if it holds what is expected.</summary>
    /// <exception cref="ProtocolException">It holds something else.</exception>
    public PayloadReader PayloadOf(FrameType expected) =>
        type == expected ? Payload : throw new ProtocolException($"A frame is of type {type}, not {expected}.");

    /// <summary>Gives its bytes back.</summary>
    public void Dispose() => FrameMemory.Shared.Return(buffer);
}

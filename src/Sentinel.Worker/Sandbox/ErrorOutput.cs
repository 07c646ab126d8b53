using System.Text;

namespace Sentinel.Worker.Sandbox;

/// <summary>The beginning of what a runner wrote to standard error, where the runtime says why it ends; the rest is drained and dropped.</summary>
internal sealed class ErrorOutput
{
    private const int MaxBytes = 4096;

    private readonly List<byte> kept = new(MaxBytes);
    private readonly Thread reader;

    /// <summary>Starts to read.</summary>
    public ErrorOutput(Stream stream)
    {
        reader = new Thread(() => Drain(stream)) { IsBackground = true, Name = "runner errors" };
        reader.Start();
    }

    /// <summary>What was said so far, as one line.</summary>
    public string Text
    {
        get
        {
            lock (kept)
            {
                var text = Encoding.UTF8.GetString(kept.ToArray());
                return string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
            }
        }
    }

    /// <summary>Waits until a runner that has ended has no more to say.</summary>
    public string ReadToEnd()
    {
        reader.Join(TimeSpan.FromSeconds(1));
        return Text;
    }

    private void Drain(Stream stream)
    {
        using var _ = stream;
        var buffer = new byte[MaxBytes];
        while (stream.Read(buffer) is var count and > 0)
        {
            lock (kept) kept.AddRange(buffer.AsSpan(0, Math.Min(count, MaxBytes - kept.Count)));
        }
    }
}

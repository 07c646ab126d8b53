using System.Text;

namespace Sentinel.Worker.Sandbox;

/// <summary>The end of what a runner wrote to standard error, which is drained so that it never blocks.</summary>
internal sealed class ErrorTail
{
    private const int MaxBytes = 4096;

    private readonly Queue<byte> tail = new(MaxBytes);
    private readonly Thread reader;

    /// <summary>Starts to read.</summary>
    public ErrorTail(Stream stream)
    {
        reader = new Thread(() => Drain(stream)) { IsBackground = true, Name = "runner errors" };
        reader.Start();
    }

    /// <summary>The last bytes as text; of a runner that has ended, all that there will be.</summary>
    public string Read()
    {
        reader.Join(TimeSpan.FromSeconds(1));
        lock (tail) return Encoding.UTF8.GetString(tail.ToArray());
    }

    private void Drain(Stream stream)
    {
        var buffer = new byte[MaxBytes];
        while (stream.Read(buffer) is var count and > 0)
        {
            lock (tail)
            {
                foreach (var next in buffer.AsSpan(0, count)) tail.Enqueue(next);
                while (tail.Count > MaxBytes) tail.Dequeue();
            }
        }
    }
}

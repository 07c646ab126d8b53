using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>Requests as frames.</summary>
internal static class RequestStream
{
    // Bounds only against mistakes: what the parent sends is trusted.
    private const int MaxLength = 1 << 30;
    private const int MaxBars = MaxLength / 64;

    /// <summary>Sends a request to a runner.</summary>
    public static void WriteRequest(this Stream pipe, RunnerRequest request)
    {
        using var payload = new PayloadWriter();
        switch (request)
        {
            case RunnerRequest.Load load:
                Write(payload, load);
                pipe.WriteFrame(FrameType.Load, payload);
                break;
            case RunnerRequest.Run run:
                Write(payload, run);
                pipe.WriteFrame(FrameType.Run, payload);
                break;
        }
    }

    /// <summary>Waits for the next request.</summary>
    /// <exception cref="EndOfStreamException">The parent is gone.</exception>
    public static RunnerRequest ReadRequest(this Stream pipe)
    {
        using var frame = pipe.ReadFrame(MaxLength);
        var payload = frame.Payload;
        RunnerRequest request = frame.Type switch
        {
            FrameType.Load => ReadLoad(ref payload),
            FrameType.Run => ReadRun(ref payload),
            _ => throw new ProtocolException($"A frame of type {frame.Type} is no request."),
        };
        payload.End();
        return request;
    }

    private static void Write(PayloadWriter payload, RunnerRequest.Load load)
    {
        payload.Write(load.SeriesKey);
        payload.Write(load.Prices.Symbol.ToString());
        payload.Write(load.Prices.Source);
        payload.Write(load.Prices.Times);
        payload.Write(load.Prices.Open);
        payload.Write(load.Prices.High);
        payload.Write(load.Prices.Low);
        payload.Write(load.Prices.Close);
        payload.Write(load.Prices.Volume);
    }

    private static RunnerRequest.Load ReadLoad(ref PayloadReader payload) => new(
        payload.ReadText(MaxLength),
        new PriceSeries(
            Symbol.Parse(payload.ReadText(MaxLength)),
            payload.ReadText(MaxLength),
            payload.ReadValues<long>(MaxBars),
            payload.ReadValues<double>(MaxBars),
            payload.ReadValues<double>(MaxBars),
            payload.ReadValues<double>(MaxBars),
            payload.ReadValues<double>(MaxBars),
            payload.ReadValues<double>(MaxBars)));

    private static void Write(PayloadWriter payload, RunnerRequest.Run run)
    {
        payload.Write(run.Token);
        payload.Write(run.SeriesKey);
        payload.Write(run.StrategyCode);
        payload.Write(run.Parameters.Count);
        foreach (var (name, value) in run.Parameters)
        {
            payload.Write(name);
            payload.Write(value);
        }
    }

    private static RunnerRequest.Run ReadRun(ref PayloadReader payload)
    {
        var token = payload.ReadInt64();
        var key = payload.ReadText(MaxLength);
        var code = payload.ReadText(MaxLength);
        var parameters = new KeyValuePair<string, double>[payload.ReadInt32(0, MaxBars)];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = new(payload.ReadText(MaxLength), payload.ReadDouble(double.MinValue, double.MaxValue));

        return new RunnerRequest.Run(token, key, code, new Parameters(parameters));
    }
}

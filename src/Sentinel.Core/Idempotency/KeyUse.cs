namespace Sentinel.Core.Idempotency;

/// <summary>What a key means for the request that came with it.</summary>
public abstract record KeyUse
{
    private KeyUse()
    {
    }

    /// <summary>The request is to be carried out, and its answer kept or the key released.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="At">UTC time at which it was taken.</param>
    /// <param name="WorkId">The backtest, batch or sweep that the same request has stored before it was cut off: it is to be answered, not stored again; null when the key is new.</param>
    public sealed record Taken(string Key, DateTimeOffset At, Guid? WorkId = null) : KeyUse;

    /// <summary>The same request was answered already.</summary>
    /// <param name="Answer">What was answered.</param>
    public sealed record Answered(KeptAnswer Answer) : KeyUse;

    /// <summary>The same request is being carried out.</summary>
    public sealed record InFlight : KeyUse;

    /// <summary>Another request came with it before.</summary>
    public sealed record OtherRequest : KeyUse;
}

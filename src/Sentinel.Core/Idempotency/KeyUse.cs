namespace Sentinel.Core.Idempotency;

/// <summary>What a key means for the request that came with it.</summary>
public abstract record KeyUse
{
    private KeyUse()
    {
    }

    /// <summary>It is new: the request is to be carried out, and its answer kept or the key released.</summary>
    /// <param name="At">UTC time at which the request took it.</param>
    public sealed record Taken(DateTimeOffset At) : KeyUse;

    /// <summary>The same request was answered already.</summary>
    /// <param name="Answer">What was answered.</param>
    public sealed record Answered(KeptAnswer Answer) : KeyUse;

    /// <summary>The same request is being carried out.</summary>
    public sealed record InFlight : KeyUse;

    /// <summary>Another request came with it before.</summary>
    public sealed record OtherRequest : KeyUse;
}

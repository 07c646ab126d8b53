namespace Sentinel.Core.Verdicts;

/// <summary>What Sentinel thinks of a strategy, worst first, so that the worst of several is their minimum.</summary>
public enum Verdict
{
    /// <summary>Not to be traded, or not to be judged.</summary>
    Reject,

    /// <summary>Barely pays for itself.</summary>
    Poor,

    /// <summary>Worth a further look.</summary>
    Average,

    /// <summary>Worth a paper trade.</summary>
    Good,

    /// <summary>Worth a person's full attention.</summary>
    Excellent,
}

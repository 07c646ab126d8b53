namespace Sentinel.Core.Strategies;

/// <summary>Why a strategy was disqualified; <c>reason_code</c> in results, in snake case.</summary>
public enum DisqualificationReason
{
    /// <summary>The source does not compile.</summary>
    CompileError,

    /// <summary>The source uses a construct, type or member that strategies may not use.</summary>
    ForbiddenApi,

    /// <summary>The source is larger or nested deeper than the compiler is given.</summary>
    TooComplex,

    /// <summary>No usable <c>GenerateSignals</c>, or it did not return one valid target position per bar.</summary>
    ContractViolation,

    /// <summary>The strategy threw an exception.</summary>
    RuntimeException,

    /// <summary>The strategy did not end in time.</summary>
    TimeLimit,

    /// <summary>The strategy used more memory than it is given.</summary>
    MemoryLimit,

    /// <summary>The strategy brought its process down, by a stack overflow for example.</summary>
    Crashed,

    /// <summary>The strategy returned more than the limit.</summary>
    OutputLimit,

    /// <summary>A second run over the same bars returned other targets.</summary>
    Nondeterministic,

    /// <summary>No fault of the strategy: an operator discarded it after workers had given it up.</summary>
    Discarded,
}

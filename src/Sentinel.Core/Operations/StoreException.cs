namespace Sentinel.Core.Operations;

/// <summary>A database file cannot be used now: locked, full, read-only, damaged. What was to be done may be tried again once the cause is gone.</summary>
/// <param name="file">Full path of the file.</param>
/// <param name="cause">What is the matter, as the middle of a sentence, without a full stop.</param>
/// <param name="remedy">What to do about it, as a sentence.</param>
/// <param name="innerException">What came of the file; null for none.</param>
public abstract class StoreException(string file, string cause, string remedy, Exception? innerException = null)
    : Exception($"Cannot use the database {file}: {cause}. {remedy}", innerException)
{
    /// <summary>Full path of the file.</summary>
    public string File => file;

    /// <summary>What is the matter, as the middle of a sentence, without a full stop.</summary>
    public string Cause => cause;

    /// <summary>What to do about it, as a sentence.</summary>
    public string Remedy => remedy;

    /// <summary>The store's failure that an exception is, or comes from; null for none.</summary>
    public static StoreException? In(Exception? fault) => fault switch
    {
        null => null,
        StoreException store => store,
        AggregateException many => many.InnerExceptions.Select(In).FirstOrDefault(found => found is not null),
        _ => In(fault.InnerException),
    };
}

namespace Sentinel.Core.Operations;

/// <summary>What the stores know of themselves and of the work in them; cheap enough to be asked every second.</summary>
public interface IStatusStore
{
    /// <summary>How much work there is.</summary>
    /// <exception cref="StoreException">The results cannot be read.</exception>
    Task<WorkFigures> ReadWork(CancellationToken cancellationToken);

    /// <summary>How the database files are; each is tried with a write of one page, at most every two seconds. It never throws a <see cref="StoreException"/>.</summary>
    Task<IReadOnlyList<StoreStatus>> ReadStores(CancellationToken cancellationToken);
}

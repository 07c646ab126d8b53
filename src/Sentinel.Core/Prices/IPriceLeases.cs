namespace Sentinel.Core.Prices;

/// <summary>Work on prices that only one process at a time should do; a lease that nobody renews ends by itself.</summary>
public interface IPriceLeases
{
    /// <summary>Takes a lease, or renews one's own.</summary>
    /// <param name="work">What is to be done, such as <c>refresh BTC-USD</c>.</param>
    /// <param name="holder">Who takes it; different for each who must not work at the same time.</param>
    /// <param name="duration">How long it lasts.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Whether it is taken; false while another holds it.</returns>
    Task<bool> TryTake(string work, Guid holder, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives a lease back before it ends; without effect on another's.</summary>
    Task Release(string work, Guid holder, CancellationToken cancellationToken);
}

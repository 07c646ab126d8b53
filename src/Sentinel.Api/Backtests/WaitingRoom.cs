using Microsoft.Extensions.Options;

namespace Sentinel.Api.Backtests;

/// <summary>Where callers wait until a backtest, batch or sweep is announced as finished; the number of seats is bounded.</summary>
internal sealed class WaitingRoom(IOptions<WaitOptions> options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, HashSet<Seat>> seats = [];
    private volatile bool isClosed;
    private int taken;

    /// <summary>Takes a seat until it is disposed; null when all are taken, and once the room is closed.</summary>
    public Seat? Enter(Guid id)
    {
        lock (gate)
        {
            if (isClosed || taken >= options.Value.MaxCallers) return null;

            taken++;
            var seat = new Seat(this, id);
            if (seats.TryGetValue(id, out var others)) others.Add(seat);
            else seats.Add(id, [seat]);
            return seat;
        }
    }

    /// <summary>Wakes everyone who waits for it.</summary>
    public void Wake(Guid id)
    {
        lock (gate)
        {
            foreach (var seat in seats.GetValueOrDefault(id, [])) seat.Wake();
        }
    }

    /// <summary>Lets nobody wait any more: whoever does is woken, to be answered with things as they are.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            foreach (var seat in seats.Values.SelectMany(those => those)) seat.Wake();
        }
    }

    private void Leave(Seat seat)
    {
        lock (gate)
        {
            if (!seats.TryGetValue(seat.Id, out var others) || !others.Remove(seat)) return;

            taken--;
            if (others.Count == 0) seats.Remove(seat.Id);
        }
    }

    /// <summary>One caller's place; a wake-up that comes before the wait is kept.</summary>
    internal sealed class Seat(WaitingRoom room, Guid id) : IDisposable
    {
        private readonly SemaphoreSlim woken = new(0);

        /// <summary>Whose end is waited for.</summary>
        public Guid Id => id;

        /// <summary>Whether there is anything to wait for; not once the room is closed.</summary>
        public bool IsOpen => !room.isClosed;

        /// <summary>Waits until woken or the time is over.</summary>
        /// <returns>Whether woken.</returns>
        public Task<bool> Wait(TimeSpan atMost, CancellationToken cancellationToken) => woken.WaitAsync(atMost, cancellationToken);

        /// <inheritdoc/>
        public void Dispose()
        {
            room.Leave(this);
            woken.Dispose();
        }

        internal void Wake() => woken.Release();
    }
}

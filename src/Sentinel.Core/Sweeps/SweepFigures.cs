namespace Sentinel.Core.Sweeps;

/// <summary>One metric of all points of a sweep.</summary>
/// <param name="Count">Number of points of the grid.</param>
public sealed record SweepFigures(int Count)
{
    private readonly State[] states = new State[Count];
    private readonly double[] values = new double[Count];

    private enum State : byte
    {
        Pending,
        Disqualified,
        Undefined,
        Defined,
    }

    /// <summary>Notes a point that completed.</summary>
    /// <param name="index">The point.</param>
    /// <param name="value">The metric; null when it is undefined there.</param>
    public void SetCompleted(int index, double? value) =>
        (states[index], values[index]) = (value is null ? State.Undefined : State.Defined, value ?? 0);

    /// <summary>Notes a point that was disqualified.</summary>
    public void SetDisqualified(int index) => states[index] = State.Disqualified;

    /// <summary>Whether a point has an outcome.</summary>
    public bool IsFinished(int index) => states[index] is not State.Pending;

    /// <summary>Whether a point ran to a performance.</summary>
    public bool IsCompleted(int index) => states[index] is State.Undefined or State.Defined;

    /// <summary>The metric of a point; null when it has none: not finished, disqualified, or undefined there.</summary>
    public double? ValueOf(int index) => states[index] is State.Defined ? values[index] : null;
}

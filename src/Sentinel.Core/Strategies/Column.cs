using System.Collections;

namespace Sentinel.Core.Strategies;

/// <summary>Values in the order of the bars, oldest first, that nobody can change.</summary>
/// <remarks>
/// A list to LINQ, so that <c>Skip</c>, <c>Take</c>, <c>Last</c>, <c>ElementAt</c> and <c>Count()</c> go where they are sent instead of walking there
/// from the first bar. Of <see cref="IList{T}"/> all that writes throws <see cref="NotSupportedException"/>.
/// </remarks>
/// <typeparam name="T">What there is one of a bar.</typeparam>
public abstract class Column<T> : IReadOnlyList<T>, IList<T>
{
    private protected Column()
    {
    }

    /// <summary>Number of values.</summary>
    public abstract int Count { get; }

    /// <summary>Number of values; the same as <see cref="Count"/>.</summary>
    public int Length => Count;

    bool ICollection<T>.IsReadOnly => true;

    /// <summary>The value at an index, 0 for the oldest.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such bar.</exception>
    public abstract T this[int index] { get; }

    T IList<T>.this[int index]
    {
        get => this[index];
        set => throw Unchangeable();
    }

    /// <inheritdoc/>
    public abstract IEnumerator<T> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    int IList<T>.IndexOf(T item) => IndexOf(item);

    bool ICollection<T>.Contains(T item) => IndexOf(item) >= 0;

    void ICollection<T>.CopyTo(T[] array, int arrayIndex)
    {
        if (Count > array.AsSpan(arrayIndex).Length) throw new ArgumentException($"The array has no room for {Count} values from index {arrayIndex} on.", nameof(array));

        for (var i = 0; i < Count; i++) array[arrayIndex + i] = this[i];
    }

    void ICollection<T>.Add(T item) => throw Unchangeable();

    void ICollection<T>.Clear() => throw Unchangeable();

    bool ICollection<T>.Remove(T item) => throw Unchangeable();

    void IList<T>.Insert(int index, T item) => throw Unchangeable();

    void IList<T>.RemoveAt(int index) => throw Unchangeable();

    private int IndexOf(T item)
    {
        for (var i = 0; i < Count; i++)
            if (EqualityComparer<T>.Default.Equals(this[i], item)) return i;

        return -1;
    }

    private static NotSupportedException Unchangeable() => new("Bars and their columns cannot be changed; change a copy, such as ToArray() or ToList() make.");
}

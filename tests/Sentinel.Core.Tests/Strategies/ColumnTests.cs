using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Core.Tests.Backtesting;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class ColumnTests
{
    private static readonly Bars Few = Bars.Of(Market.Random(seed: 3, bars: 50));

    // A walk from the first bar to each of these would take hours.
    private static readonly Bars Many = Bars.Of(Market.Random(seed: 4, bars: 400_000));

    [Fact(Timeout = 120_000)]
    public async Task Windows_by_Skip_and_Take_go_where_they_are_sent()
    {
        var sum = await Task.Run(() => Enumerable.Range(200_000, 200_000 - 20)
            .Sum(i => Many.Close.Skip(i).Take(20).First() + Many.Skip(i).First().Close + Many.Close.TakeLast(2).Last() + Many.Time.Skip(i).First().Hour));

        Assert.True(double.IsFinite(sum));
    }

    [Fact(Timeout = 120_000)]
    public async Task Count_Last_and_ElementAt_take_no_walk()
    {
        var sum = await Task.Run(() => Enumerable.Range(0, 200_000)
            .Sum(i => CountOf(Many) - CountOf(Many.Close) + LastOf(Many.Close) + Many.ElementAt(i).Open + LastOf(Many).Close + Many.Time.ElementAt(i).Hour));

        Assert.True(double.IsFinite(sum));
    }

    // As LINQ does it in code that takes any sequence.
    private static int CountOf<T>(IEnumerable<T> values) => values.Count();

    private static T LastOf<T>(IEnumerable<T> values) => values.Last();

    [Fact]
    public void A_window_holds_what_it_holds_in_a_list()
    {
        var list = Few.Close.ToList();

        Assert.Equal(list.Skip(10).Take(7), Few.Close.Skip(10).Take(7));
        Assert.Equal(list.TakeLast(3), Few.Close.TakeLast(3));
        Assert.Equal(list.Skip(45).ToArray(), Few.Close.Skip(45).ToArray());
        Assert.Equal(Few.Select(bar => bar.Time).Skip(3), Few.Time.Skip(3));
        Assert.Equal((list.IndexOf(list[7]), true, false), (((IList<double>)Few.Close).IndexOf(list[7]), Few.Close.Contains(list[7]), Few.Close.Contains(-1)));
    }

    [Fact]
    public void Copies_are_whole_and_begin_where_they_are_told_to()
    {
        var copy = new double[60];
        ((ICollection<double>)Few.Close).CopyTo(copy, 10);

        Assert.Equal(Few.Close, copy[10..]);
        Assert.Equal(Few.Close, new List<double>(Few.Close));
        Assert.Throws<ArgumentException>(() => ((ICollection<Bar>)Few).CopyTo(new Bar[49], 0));
    }

    public static TheoryData<string, Action<IList<double>>> Writings() => new()
    {
        { "set", column => column[0] = 1 },
        { "Add", column => column.Add(1) },
        { "Insert", column => column.Insert(0, 1) },
        { "Remove", column => column.Remove(1) },
        { "RemoveAt", column => column.RemoveAt(0) },
        { "Clear", column => column.Clear() },
    };

    [Theory]
    [MemberData(nameof(Writings))]
    public void Nothing_can_be_written(string how, Action<IList<double>> write)
    {
        var before = Few.Close.ToArray();

        Assert.True(((ICollection<double>)Few.Close).IsReadOnly, how);
        Assert.Throws<NotSupportedException>(() => write(Few.Close));
        Assert.Equal(before, Few.Close);
    }
}

using System.Globalization;
using System.Numerics;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Makes a grid of the field <c>grid</c>, and notes everything that is wrong with it.</summary>
internal static class GridReader
{
    private const string Field = "grid";
    private const int MaxName = 64;
    private const int MaxKnown = 8;

    /// <summary>The grid; null when it is missing or in error.</summary>
    public static SweepGrid? Read(JsonFields body, BacktestRequest common)
    {
        if (body.Object(Field) is not { } fields)
        {
            if (!body.Has(Field)) body.Reject(Field, """Is missing; send the parameters that differ with their values, such as {"fast": [6, 12], "slow": [48, 72]}.""");
            return null;
        }

        var names = ParameterNames.Of(common.StrategyCode);
        var axes = fields.Names.Take(SweepGrid.MaxAxes).Select(name => ReadAxis(fields, name, common.Parameters, names)).OfType<SweepAxis>().ToArray();
        if (fields.Names.Count is 0 or > SweepGrid.MaxAxes)
            body.Reject(Field, $"Must have 1 to {SweepGrid.MaxAxes} parameters, not {fields.Names.Count:N0}.");
        else if (axes.Length == fields.Names.Count && IsWithinBounds(body, axes))
            return new SweepGrid(axes);

        return null;
    }

    private static SweepAxis? ReadAxis(JsonFields fields, string name, Parameters common, ParameterNames names)
    {
        if (fields.Numbers(name) is not { } values)
        {
            if (!fields.Has(name)) fields.Reject(name, "Must be a list of numbers, not null.");
            return null;
        }

        if (Problem(name, values, common, names) is not { } problem) return new SweepAxis(name, values);

        fields.Reject(name, problem);
        return null;
    }

    private static string? Problem(string name, IReadOnlyList<double> values, Parameters common, ParameterNames names) =>
        name.Length is 0 or > MaxName ? $"A name has 1 to {MaxName} characters."
        : values.Count == 0 ? "Is empty; send at least one value, or leave the parameter out."
        : common.ContainsKey(name) ? "Is among 'parameters' too; send it in one of the two."
        : values.GroupBy(value => value).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? string.Create(CultureInfo.InvariantCulture, $"Has the value {twice.Key} {twice.Count()} times; send each value once.")
        : names.MayHold(name) ? null
        : $"Stands nowhere in the code, so all its values would come to the same; {Remedy(name, names.Known)}";

    private static string Remedy(string name, IReadOnlyList<string> known) =>
        Typo.NearestTo(name, known) is { } meant ? $"did you mean '{meant}'?"
        : known is [] ? "read it with parameters.Get(\"name\", fallback)."
        : $"the texts in it are {string.Join(", ", known.Take(MaxKnown).Select(text => $"'{text}'"))}.";

    private static bool IsWithinBounds(JsonFields body, SweepAxis[] axes)
    {
        var points = axes.Aggregate(BigInteger.One, (product, axis) => product * axis.Values.Count);
        if (points <= SweepGrid.MaxPoints) return true;

        var product = string.Join(" × ", axes.Select(axis => axis.Values.Count.ToString("N0", CultureInfo.InvariantCulture)));
        body.Reject(Field, string.Create(CultureInfo.InvariantCulture, $"Has {product} = {points:N0} points; at most {SweepGrid.MaxPoints:N0} are run. Send fewer values, or several sweeps."));
        return false;
    }
}

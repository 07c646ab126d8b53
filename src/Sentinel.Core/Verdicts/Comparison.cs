using System.Globalization;
using Sentinel.Core.Backtesting;

namespace Sentinel.Core.Verdicts;

/// <summary>A figure beside the one it is held against, as numbers and as texts that say the same.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Limit">What it is held against.</param>
internal readonly record struct Comparison(double Value, double Limit)
{
    private const int Digits = 4;
    private const int MostDigits = 15;

    /// <summary>Whether they differ by rounding alone, if at all.</summary>
    public bool IsEqual => Rounding.AreEqual(Value, Limit);

    /// <summary>Whether the figure is the larger one.</summary>
    public bool IsAbove => Value > Limit && !IsEqual;

    /// <summary>Whether the figure is the smaller one; also when it is no number.</summary>
    public bool IsBelow => !(Value >= Limit || IsEqual);

    /// <summary>Both in four decimals, or in as many as it takes to see that they differ.</summary>
    public (string Value, string Limit) Texts
    {
        get
        {
            if (IsEqual) return (Text(Limit, Digits), Text(Limit, Digits));

            for (var digits = Digits; digits < MostDigits; digits++)
            {
                if (Text(Value, digits) != Text(Limit, digits)) return (Text(Value, digits), Text(Limit, digits));
            }

            return (Value.ToString("R", CultureInfo.InvariantCulture), Limit.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private static string Text(double value, int digits)
    {
        var text = value.ToString("0." + new string('#', digits), CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}

namespace Sentinel.Api.Requests;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
internal static class Typo
{
    // Two of five letters may be wrong: `params` is meant to be `parameters`, but `note` is not `name`.
    private const double MostWrong = 0.4;

    private const int MaxLength = 40;

    /// <summary>The known name that an unknown one resembles; null when it resembles none.</summary>
    public static string? NearestTo(string unknown, IEnumerable<string> known)
    {
        if (unknown.Length > MaxLength) return null;

        var plain = Plain(unknown);
        return known
            .Select(name => (Name: name, Distance: Distance(plain, Plain(name), most: (int)(name.Length * MostWrong))))
            .Where(candidate => candidate.Distance is not null)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    // strategyCode, Strategy-Code and strategy_code differ in habit, not in spelling.
    private static string Plain(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>Letters to insert, delete, replace or swap with their neighbour to turn one text into the other; null when they are too many.</summary>
    private static int? Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return null; // most names are told apart by that, and it costs nothing

        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++) cost[i, j] = i == 0 || j == 0 ? i + j : Cheapest(i, j);
        }

        var distance = cost[a.Length, b.Length];
        return distance <= most ? distance : null;

        int Cheapest(int i, int j)
        {
            var replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            var cheapest = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
            var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            return swapped ? Math.Min(cheapest, cost[i - 2, j - 2] + 1) : cheapest;
        }
    }
}

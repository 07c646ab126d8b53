using System.Globalization;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>How a bar is named to the author of a strategy.</summary>
internal static class BarPlace
{
    /// <summary>Index and open time.</summary>
    public static string PlaceOf(this Bars bars, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"bar {index} ({bars.Time[index].UtcDateTime:yyyy-MM-ddTHH:mmZ})");
}

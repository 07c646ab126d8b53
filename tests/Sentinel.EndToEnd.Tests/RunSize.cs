using System.Globalization;

namespace Sentinel.EndToEnd.Tests;

/// <summary>How much of something a run does: little on every change, more where somebody asks for it.</summary>
internal static class RunSize
{
    /// <summary>What an environment variable says; <paramref name="otherwise"/> where it is not set.</summary>
    /// <exception cref="InvalidOperationException">It says something else than a number in these bounds.</exception>
    public static int Of(string variable, int otherwise, int least, int most) => Environment.GetEnvironmentVariable(variable) switch
    {
        null or "" => otherwise,
        { } said when int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= least && size <= most => size,
        { } said => throw new InvalidOperationException($"{variable} is '{said}'. Set it to a number from {least} to {most}, or not at all."),
    };
}

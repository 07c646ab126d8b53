using System.Text.RegularExpressions;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>A program in a file beside the tests. In it <c>§1000×text§</c> stands for a thousand times that text.</summary>
internal static partial class StrategyFile
{
    /// <summary>The names of all in a folder.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory.GetFiles(RepositoryFolder.Find($"tests/Sentinel.Worker.Tests/Sandbox/{folder}"), "*.cs.txt")
            .Select(path => Path.GetFileName(path).Split('.')[0])
            .Order(StringComparer.Ordinal);

    /// <summary>The program, as it would be sent.</summary>
    public static string Read(string folder, string name) => Repetition().Replace(
        File.ReadAllText(RepositoryFolder.Find($"tests/Sentinel.Worker.Tests/Sandbox/{folder}/{name}.cs.txt")),
        match => string.Concat(Enumerable.Repeat(match.Groups[2].Value, int.Parse(match.Groups[1].ValueSpan))));

    /// <summary>The endings that the first line of a program allows.</summary>
    public static IReadOnlyList<DisqualificationReason> EndingsOf(string code) =>
        [.. Endings().Match(code).Groups[1].Value.Trim().Split(" or ").Select(name => Enum.Parse<DisqualificationReason>(name.Replace("_", ""), ignoreCase: true))];

    [GeneratedRegex("§([0-9]+)×([^§]*)§")]
    private static partial Regex Repetition();

    [GeneratedRegex("^//.* Must end as: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Endings();
}

using System.Text.RegularExpressions;
using Sentinel.Core.Strategies;

namespace Sentinel.TestKit;

/// <summary>A program in a file beside the tests of the sandbox. In it <c>§1000×text№§</c> stands for a thousand times that text, with 0 to 999 in place of the №.</summary>
public static partial class StrategyFile
{
    private const string Root = "tests/Sentinel.Worker.Tests/Sandbox";

    /// <summary>The names of all in a folder, <c>Hostile</c> or <c>Honest</c>.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory.GetFiles(RepositoryFolder.Find($"{Root}/{folder}"), "*.cs.txt")
            .Select(path => Path.GetFileName(path).Split('.')[0])
            .Order(StringComparer.Ordinal);

    /// <summary>The program, as it would be sent.</summary>
    public static string Read(string folder, string name) => Repetition().Replace(
        File.ReadAllText(RepositoryFolder.Find($"{Root}/{folder}/{name}.cs.txt")),
        match => string.Concat(Enumerable.Range(0, int.Parse(match.Groups[1].ValueSpan)).Select(i => match.Groups[2].Value.Replace("№", i.ToString()))));

    /// <summary>The endings that the first line of a program allows; more than one only where that line says why.</summary>
    public static IReadOnlyList<DisqualificationReason> EndingsOf(string code) =>
        [.. Endings().Match(code).Groups[1].Value.Split(" or ").Select(name => Enum.Parse<DisqualificationReason>(name.Replace("_", ""), ignoreCase: true))];

    [GeneratedRegex("§([0-9]+)×([^§]*)§")]
    private static partial Regex Repetition();

    [GeneratedRegex(@"^//.* Must end as: ([a-z_]+(?: or [a-z_]+)*)( \(.+\))?\r?$", RegexOptions.Multiline)]
    private static partial Regex Endings();
}

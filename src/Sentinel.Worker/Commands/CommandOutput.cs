using System.Globalization;
using System.Text.Json;
using Sentinel.Core.Backtests;
using Spectre.Console;

namespace Sentinel.Worker.Commands;

/// <summary>How results are written: tables for people, JSON for machines.</summary>
internal static class CommandOutput
{
    private const int WidthOfPipes = 240;

    public static void WriteLine(string text) => Console.Out.WriteLine(Printable(text));

    public static void WriteJson<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, BacktestJson.Options));

    public static void WriteTable(string[] headings, IEnumerable<string?[]> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns([.. headings.Select(heading => new TableColumn(heading).NoWrap())]);
        foreach (var row in rows) table.AddRow(row.Select(cell => new Text(Printable(cell))));

        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = WidthOfPipes;
        AnsiConsole.Write(table);
    }

    public static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture) ?? "";

    public static string Percent(double? fraction) => fraction?.ToString("P2", CultureInfo.InvariantCulture) ?? "";

    public static string Number(double? number) => number?.ToString("F2", CultureInfo.InvariantCulture) ?? "";

    public static string Count(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";

    // What others sent may hold control characters, which would reach the operator's terminal as commands.
    private static string Printable(string? text) => string.Concat((text ?? "").Select(c => char.IsControl(c) ? ' ' : c));
}

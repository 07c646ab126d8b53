using Microsoft.CodeAnalysis.Text;
using Sentinel.Core.Strategies;

namespace Sentinel.Compiler.Source;

/// <summary>What was sent as strategy code, without escapes that only its way here can have put there.</summary>
internal sealed class UndoneText
{
    private const string OnceMore = "Send the characters themselves, encoded as JSON once";

    private readonly int[] origin;
    private readonly TextLineCollection lines;
    private readonly TextLineCollection sentLines;

    private UndoneText(string sent, EditedText edited, Complaint complaint, IReadOnlyList<string> notes)
    {
        (Text, origin) = (edited.Text, edited.Origin);
        (lines, sentLines) = (SourceText.From(edited.Text).Lines, SourceText.From(sent).Lines);
        (Complaint, Notes) = (complaint, notes);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>What its sender hears where it fails all the same: the first escape.</summary>
    public Complaint Complaint { get; }

    /// <summary>What its sender hears where it runs.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Undoes what there is; null when there is nothing.</summary>
    public static UndoneText? Of(string strategyCode)
    {
        var sent = strategyCode.TrimStart('\uFEFF');
        var code = CodeOf(sent);
        var escapes = HtmlEscapes.FirstIn(code);
        var edited = escapes is null ? EditedText.Of(sent) : HtmlEscapes.Undo(EditedText.Of(sent));

        // Only with its quotes back it is known which backslashes stand in strings; and what was encoded twice may hide further escapes.
        var plain = escapes is null ? code : CodeOf(edited.Text);
        var breaks = LiteralLineBreaks.FirstIn(plain);
        if (breaks is null && escapes is null) return null;

        var complaint = escapes is var (position, escape)
            ? ComplaintAt(position, code, $"The code is escaped for HTML: '{escape}' stands for one character.")
            : ComplaintAt(breaks!.Value, code, "The line breaks arrived as a backslash and an n, so the text was encoded twice.");
        if (breaks is not null)
        {
            edited = LiteralLineBreaks.Undo(edited);
            if (HtmlEscapes.FirstIn(edited.Text) is { } hidden) (edited, escapes) = (HtmlEscapes.Undo(edited), hidden);
        }

        return new UndoneText(sent, edited, complaint, [.. NotesOn(breaks, escapes?.Escape)]);
    }

    /// <summary>Line and column, counted from 1, that something in this text had in what was sent; it is given by line and column counted from 0.</summary>
    public (int Line, int Column) Sent(int line, int column)
    {
        var position = Math.Min(lines[Math.Min(line, lines.Count - 1)].Start + column, origin.Length - 1);
        var place = sentLines.GetLinePosition(origin[position]);
        return (place.Line + 1, place.Character + 1);
    }

    private static string CodeOf(string sent) => StrategySource.Parse(sent) is { Error: null } source ? source.Text : sent;

    private static Complaint ComplaintAt(int position, string code, string message)
    {
        var (line, column) = new SourceLines(code).At(position);
        return new Complaint(DisqualificationReason.CompileError, new CodeError(line, column, null, message, OnceMore));
    }

    private static IEnumerable<string> NotesOn(int? breaks, string? escape)
    {
        if (breaks is not null) yield return "The line breaks arrived as a backslash and an n, encoded twice; that was undone.";
        if (escape is not null) yield return $"The code was escaped for HTML, with {escape} for one character; that was undone.";
    }
}

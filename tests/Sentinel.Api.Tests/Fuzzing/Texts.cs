using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Sentinel.Api.Tests.Fuzzing;

/// <summary>Texts of pieces, and what becomes of texts on their way.</summary>
internal static class Texts
{
    /// <summary>A character of any kind, halves of surrogate pairs too.</summary>
    public static Gen<string> Character { get; } = Gen.Frequency(
        (6, Gen.Choose(' ', '~').Select(c => $"{(char)c}")),
        (1, Gen.Choose(0, 31).Select(c => $"{(char)c}")),
        (1, Gen.Choose(0, char.MaxValue).Select(c => $"{(char)c}")),
        (1, Gen.Elements("\uD83D\uDE00", "\uD800", "\uDC00", "\uFEFF", "\u2028", "\u0085", "\u200B", "é", "\0")));

    /// <summary>One after another, none to sixty or as many as are said.</summary>
    public static Gen<string> Of(Gen<string> pieces, int most = 60) =>
        from size in Gen.Choose(0, most)
        from text in Gen.ListOf(pieces, size)
        select string.Concat(text);

    /// <summary>A piece over and over, up to a length.</summary>
    public static Gen<string> Repeated(Gen<string> pieces, int maxLength) =>
        from piece in pieces
        from length in Gen.Frequency((3, Gen.Choose(1, 1 + (maxLength / 20))), (1, Gen.Choose(1, maxLength)))
        select new StringBuilder().Insert(0, piece, 1 + (length / (piece.Length + 1))).ToString();

    /// <summary>The same text, or with a few parts left out, doubled, exchanged or put in.</summary>
    public static Gen<string> Mutated(Gen<string> texts, Gen<string> pieces) =>
        from text in texts
        from count in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, 3)))
        from edits in Gen.ListOf(Edit(pieces), count)
        select edits.Aggregate(text, (changed, edit) => edit(changed));

    private static Gen<Func<string, string>> Edit(Gen<string> pieces) =>
        from kind in Gen.Choose(0, 3)
        from place in Gen.Choose(0, int.MaxValue - 1)
        from length in Gen.Choose(1, 20)
        from piece in pieces
        select new Func<string, string>(text =>
        {
            var at = text.Length == 0 ? 0 : place % text.Length;
            var end = Math.Min(text.Length, at + length);
            return kind switch
            {
                0 => text.Remove(at, end - at),
                1 => text.Insert(end, text[at..end]),
                2 => text.Insert(at, piece),
                _ => text[..at] + piece + text[end..],
            };
        });
}

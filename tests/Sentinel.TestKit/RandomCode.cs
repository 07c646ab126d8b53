using System.Text;

namespace Sentinel.TestKit;

/// <summary>Texts that are or were C#, from a seed.</summary>
public sealed class RandomCode(int seed)
{
    private static readonly string[] Signs =
    [
        "(", ")", "[", "]", "{", "}", "<", ">", ">>", ">>=", "=>", "==", "=", "+", "++", "-", "->", "!", "!=", "?", "??", "??=", "?.", ".", "..", ". .", ",",
        ";", ":", "::", "&&", "|", "~", "^", "%", "*", "/", "//", "/*", "*/", "///", "/**", "/***/", "'", "\"", "\"\"", "\"\"\"", "\"\"\"\"", "@\"", "@", "@@",
        "$", "$\"", "$\"{", "$@\"", "@$\"", "$$\"\"\"", "$\"\"\"", "{{", "}}", "\\", "\\\"", "\\u0041", "\\x41", "\\U0001F600", "\\q", "u8", "_", "#", "# ",
        "#if ", "#endif", "#else", "#region ", "#endregion", "#nullable enable", "#pragma warning disable CS0168", "#line 1", "#error no", "#!", "#:", "#r \"a\"",
        "<<<<<<< ", "=======", "|||||||", ">>>>>>> ", "```", "```csharp", "~~~", "0x", "0b1", "1_0", "1e5", "1.", ".5", "1f", "1UL", "1m", "07", "1__2",
        "a", "b", "int", "class", "é", "ß", "変", "\u0301", "\u200D", "\uFEFF", "\uFFFD", "\0", "\u001A", "\u00A0", "\u3000", "\uD83D\uDE00", "\uD800", "\uDC00",
        " ", "\t", "\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\f", "\v", ":F2", ":",
    ];

    private readonly Random random = new(seed);

    /// <summary>Signs of all kinds, up to a number of UTF-16 characters; many of some and few of others.</summary>
    public string OfSigns(int length)
    {
        var few = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Signs[random.Next(Signs.Length)]).ToArray();
        var text = new StringBuilder(length + 16);
        while (text.Length < length) text.Append(random.Next(50) == 0 ? Signs[random.Next(Signs.Length)] : few[random.Next(few.Length)]);
        return text.ToString(0, length);
    }

    /// <summary>A text with a few signs put in, a few characters taken out, and a few parts of it moved.</summary>
    public string Mutated(string text)
    {
        var mutated = new StringBuilder(text);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(mutated.Length + 1);
            var length = Math.Min(random.Next(1, 12), mutated.Length - at);
            switch (random.Next(3))
            {
                case 0:
                    mutated.Insert(at, Signs[random.Next(Signs.Length)]);
                    break;
                case 1:
                    mutated.Remove(at, Math.Min(length, random.Next(1, 3)));
                    break;
                default:
                    var part = mutated.ToString(at, length);
                    mutated.Remove(at, length).Insert(random.Next(mutated.Length + 1), part);
                    break;
            }
        }

        return mutated.ToString();
    }
}

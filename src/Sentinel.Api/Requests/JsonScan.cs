using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Sentinel.Api.Requests;

/// <summary>Looks through JSON as it arrives, token by token, for what makes it unreadable or exceeds its bounds; keeps nothing but where it is.</summary>
/// <param name="bounds">What it may have.</param>
/// <param name="whole">What all of it is called, such as <c>body</c>.</param>
/// <param name="errors">Receives what is wrong, by path.</param>
internal sealed class JsonScan(JsonBounds bounds, string whole, FieldErrors errors)
{
    private const int MaxCause = 200;

    private readonly Level[] levels = new Level[bounds.Depth];
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = bounds.Depth + 1 });
    private bool isNamed;
    private int depth;
    private int values;

    /// <summary>How many bytes have been looked at.</summary>
    public int Looked { get; private set; }

    /// <summary>Looks at what has come since.</summary>
    /// <param name="utf8">All that has come so far, without a byte order mark.</param>
    /// <param name="isEnd">Whether nothing will follow.</param>
    /// <returns>Whether nothing is wrong so far.</returns>
    public bool Look(ReadOnlySpan<byte> utf8, bool isEnd)
    {
        if (isEnd && utf8.IsEmpty) return Refuse(whole, $"The {whole} is empty; send a JSON object.");

        var reader = new Utf8JsonReader(utf8[Looked..], isEnd, state);
        try
        {
            while (reader.Read())
            {
                if (!IsWithin(ref reader, utf8)) return false;
            }
        }
        catch (JsonException broken)
        {
            return Refuse(whole, $"The JSON breaks at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: {Cause(broken)}");
        }

        state = reader.CurrentState;
        Looked += (int)reader.BytesConsumed;
        return IsBegunWithin(utf8[Looked..].TrimStart(" \t\r\n,:"u8), utf8);
    }

    private bool IsWithin(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        isNamed = reader.TokenType is JsonTokenType.PropertyName;
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            depth--;
            return true;
        }

        var start = Looked + (int)reader.TokenStartIndex;
        if (isNamed) return IsName(ref reader, start, utf8) && IsText(ref reader, start);
        if (!IsOneOfFew(utf8)) return false;

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                if (depth == bounds.Depth) return Refuse(PathOf(utf8, depth), $"Is nested too deeply: at most {bounds.Depth} objects and arrays may be within each other.");
                levels[depth++] = new Level { IsArray = reader.TokenType is JsonTokenType.StartArray };
                return true;
            case JsonTokenType.String:
                return reader.ValueSpan.Length <= bounds.TextLength ? IsText(ref reader, start) : RefuseText(PathOf(utf8, depth));
            case JsonTokenType.Number:
                return reader.ValueSpan.Length <= bounds.NumberLength || RefuseNumber(PathOf(utf8, depth));
            default:
                return true;
        }
    }

    private bool IsName(ref Utf8JsonReader reader, int start, ReadOnlySpan<byte> utf8)
    {
        ref var inside = ref levels[depth - 1];
        if (++inside.Count > bounds.Members)
            return Refuse(PathOf(utf8, depth - 1), $"There may be at most {bounds.Members:N0} members in an object: send fewer.");
        if (reader.ValueSpan.Length > bounds.NameLength)
            return Refuse(PathOf(utf8, depth - 1), $"A name may have at most {bounds.NameLength:N0} bytes: shorten the one that begins at byte {start + 1:N0}.");

        (inside.NameStart, inside.NameLength) = (start + 1, reader.ValueSpan.Length);
        return true;
    }

    private bool IsOneOfFew(ReadOnlySpan<byte> utf8)
    {
        if (++values > bounds.Values) return Refuse(whole, $"There may be at most {bounds.Values:N0} values in all: send less at once.");
        if (depth == 0 || !levels[depth - 1].IsArray || ++levels[depth - 1].Count <= bounds.Elements) return true;

        var path = PathOf(utf8, depth - 1);
        return Refuse(path, $"There may be at most {bounds.Elements:N0}: {bounds.Remedies.GetValueOrDefault(path, "send fewer")}.");
    }

    // Every text is unescaped once: half of a surrogate pair would otherwise throw wherever it is first looked at.
    private bool IsText(ref Utf8JsonReader reader, int start)
    {
        if (!Utf8.IsValid(reader.ValueSpan)) return Refuse(whole, $"The {whole} is not valid UTF-8.");
        if (!reader.ValueIsEscaped) return true;

        var unescaped = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            reader.CopyString(unescaped);
            return true;
        }
        catch (InvalidOperationException)
        {
            return Refuse(whole, $"The text that begins at byte {start + 1} holds half of a surrogate pair (\\ud800 to \\udfff).");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(unescaped);
        }
    }

    // What has begun and does not end is handed out by no reader, however long it gets.
    private bool IsBegunWithin(ReadOnlySpan<byte> begun, ReadOnlySpan<byte> utf8)
    {
        var path = PathOf(utf8, depth, isOfNext: !isNamed);
        return begun is [(byte)'"', ..]
            ? begun.Length <= bounds.TextLength + 1 || RefuseText(path)
            : begun.Length <= bounds.NumberLength || RefuseNumber(path);
    }

    private bool RefuseText(string path) => Refuse(path, $"A text may have at most {bounds.TextLength:N0} bytes: shorten it.");

    private bool RefuseNumber(string path) => Refuse(path, $"A number may have at most {bounds.NumberLength:N0} bytes: write it with fewer digits.");

    private bool Refuse(string path, string reason)
    {
        errors.Add(path, reason);
        return false;
    }

    // What is next in an array has its place; what is next in an object is a name, which has none yet.
    private string PathOf(ReadOnlySpan<byte> utf8, int levelsDown, bool isOfNext = false)
    {
        var path = new StringBuilder();
        for (var i = 0; i < levelsDown; i++)
        {
            var isNext = isOfNext && i == levelsDown - 1;
            if (levels[i].IsArray) path.Append('[').Append(isNext ? levels[i].Count : levels[i].Count - 1).Append(']');
            else if (!isNext) path.Append(path.Length > 0 ? "." : "").Append(NameOf(utf8, levels[i]));
        }

        return path.Length > 0 ? path.ToString() : whole;
    }

    private static string NameOf(ReadOnlySpan<byte> utf8, Level level) =>
        JsonFields.Shortened(Encoding.UTF8.GetString(utf8.Slice(level.NameStart, level.NameLength)));

    // The message ends with the position once more, counted from zero, and may say all again that follows a broken word.
    private static string Cause(JsonException broken)
    {
        var cause = broken.Message.Split(" LineNumber:")[0];
        return cause.Length <= MaxCause ? cause : cause[..MaxCause] + "…";
    }

    /// <summary>An object or array that has begun: how many members or elements it has so far, and where the name of the latest is.</summary>
    private struct Level
    {
        public bool IsArray;
        public int Count;
        public int NameStart;
        public int NameLength;
    }
}

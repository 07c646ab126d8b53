using System.Text;
using Sentinel.Api.Requests;
using Xunit;

namespace Sentinel.Api.Tests.Requests;

public sealed class JsonScanTests
{
    private static readonly JsonBounds Bounds = new()
    {
        Depth = 3,
        Members = 2,
        Elements = 3,
        Values = 12,
        NameLength = 8,
        TextLength = 10,
        NumberLength = 5,
        Remedies = new Dictionary<string, string> { ["items"] = "stream them" },
    };

    [Theory]
    [InlineData("""{"items":[1,2,3]}""")]
    [InlineData("""{"a":{"b":[1]},"c":null}""")]
    [InlineData("""{"a":"0123456789"}""")]
    [InlineData("""{"a":12345}""")]
    [InlineData(""" [true, false, null] """)]
    [InlineData("7")]
    public void What_is_within_its_bounds_is_let_by(string json) => Assert.Empty(Flaws(json, partLength: int.MaxValue));

    [Theory]
    [InlineData("""{"items":[1,2,3,4]}""", "items", "There may be at most 3: stream them.")]
    [InlineData("""{"a":[{},{},{},{}]}""", "a", "There may be at most 3: send fewer.")]
    [InlineData("""[0,0,0,0]""", "body", "There may be at most 3: send fewer.")]
    [InlineData("""{"a":{"x":1,"y":2,"z":3}}""", "a", "There may be at most 2 members in an object: send fewer.")]
    [InlineData("""{"x":1,"x":2,"x":3}""", "body", "There may be at most 2 members in an object: send fewer.")]
    [InlineData("""{"items":[{},{"a":[[1]]}]}""", "items[1].a", "Is nested too deeply: at most 3 objects and arrays may be within each other.")]
    [InlineData("""{"items":[0,{"a":123456}]}""", "items[1].a", "A number may have at most 5 bytes: write it with fewer digits.")]
    [InlineData("""{"items":["","0123456789a"]}""", "items[1]", "A text may have at most 10 bytes: shorten it.")]
    [InlineData("""{"a":{"123456789":1}}""", "a", "A name may have at most 8 bytes: shorten the one that begins at byte 7.")]
    [InlineData("""{"a":[[1,2,3],[1,2,3],[1,2,3]]}""", "body", "There may be at most 12 values in all: send less at once.")]
    [InlineData("""{"a":"\ud800"}""", "body", "The text that begins at byte 6 holds half of a surrogate pair (\\ud800 to \\udfff).")]
    [InlineData("""{"\udc00":1}""", "body", "The text that begins at byte 2 holds half of a surrogate pair (\\ud800 to \\udfff).")]
    [InlineData("", "body", "The body is empty; send a JSON object.")]
    public void What_exceeds_one_is_refused_by_its_path_however_it_arrives(string json, string path, string message)
    {
        foreach (var partLength in new[] { int.MaxValue, 7, 3, 1 }) Assert.Equal([(path, message)], Flaws(json, partLength));
    }

    [Theory]
    [InlineData("""{"items":[0,"0123456789a""", "items[1]", "A text may have at most 10 bytes: shorten it.")]
    [InlineData("""{"items":[{"b":"0123456789a""", "items[0].b", "A text may have at most 10 bytes: shorten it.")]
    [InlineData("""{"items":[{"b":123456""", "items[0].b", "A number may have at most 5 bytes: write it with fewer digits.")]
    public void What_does_not_end_is_refused_before_it_does(string begun, string path, string message)
    {
        var errors = new FieldErrors();

        Assert.False(new JsonScan(Bounds, "body", errors).Look(Encoding.UTF8.GetBytes(begun), isEnd: false));
        Assert.Equal([(path, message)], Told(errors));
    }

    [Fact]
    public void Blanks_are_no_text_that_does_not_end() =>
        Assert.True(new JsonScan(Bounds, "body", new FieldErrors()).Look(Encoding.UTF8.GetBytes("""{"a": """ + new string(' ', 100)), isEnd: false));

    [Fact]
    public void The_place_where_the_JSON_breaks_is_counted_over_all_parts()
    {
        foreach (var partLength in new[] { int.MaxValue, 1 })
        {
            var (path, message) = Assert.Single(Flaws("{\"a\":\n1,,}", partLength));
            Assert.Equal("body", path);
            Assert.StartsWith("The JSON breaks at line 2, byte 3: ", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_follows_a_broken_word_is_not_said_again()
    {
        var (_, message) = Assert.Single(Flaws("{\"a\":tru" + new string('x', 100_000), int.MaxValue));

        Assert.InRange(message.Length, 1, 300);
    }

    [Fact]
    public void A_name_is_said_again_in_part_only()
    {
        var (path, _) = Assert.Single(Flaws($$"""{"{{new string('x', 900)}}": "\ud800", "b": [1,1,1,1]}""", int.MaxValue, new JsonBounds { TextLength = 3 }));

        Assert.Equal(new string('x', 64) + "…", path);
    }

    private static List<(string Path, string Message)> Flaws(string json, int partLength, JsonBounds? bounds = null)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var errors = new FieldErrors();
        var scan = new JsonScan(bounds ?? Bounds, "body", errors);
        var length = 0;
        bool isFine;
        do
        {
            length = (int)Math.Min(utf8.Length, (long)length + partLength);
            isFine = scan.Look(utf8.AsSpan(0, length), isEnd: length == utf8.Length);
        }
        while (isFine && length < utf8.Length);

        Assert.Equal(isFine, !errors.Any);
        return Told(errors);
    }

    private static List<(string Path, string Message)> Told(FieldErrors errors) =>
        [.. errors.ToDictionary().SelectMany(field => field.Value.Select(message => (field.Key, message)))];
}

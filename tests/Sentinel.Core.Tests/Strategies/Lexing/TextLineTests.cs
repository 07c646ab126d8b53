using Microsoft.CodeAnalysis.Text;
using Sentinel.TestKit;
using Xunit;
using TextLine = Sentinel.Core.Strategies.Lexing.TextLine;

namespace Sentinel.Core.Tests.Strategies.Lexing;

public sealed class TextLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a\n")]
    [InlineData("\r\n\n\r\r\n")]
    [InlineData("a\u0085b\u2028c\u2029d\ve\f")]
    public void Lines_end_where_they_end_for_the_compiler(string text)
    {
        var lines = SourceText.From(text).Lines.Select(line => new TextLine(line.Start, line.End, line.EndIncludingLineBreak));

        Assert.Equal(lines, TextLine.AllOf(text));
    }

    [Fact]
    public void Lines_of_any_text_end_where_they_end_for_the_compiler()
    {
        var random = new RandomCode(seed: 17);

        foreach (var text in Enumerable.Range(0, 2_000).Select(_ => random.OfSigns(30))) Lines_end_where_they_end_for_the_compiler(text);
    }
}

using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class StrategySourceTests
{
    [Theory]
    [InlineData("double[] GenerateSignals(Bars bars) => new double[bars.Count];")]
    [InlineData("line one\r\nline two\rline three\n")]
    [InlineData("")]
    [InlineData("var inline = \"a ``` in a line is no fence\";")]
    public void A_text_without_a_fence_is_code_as_it_stands(string code)
    {
        Assert.Equal(code, StrategySource.Parse(code).Text);
    }

    [Theory]
    [InlineData("```\ncode\n```", "\ncode\n")]
    [InlineData("```csharp\ncode\n```\n", "\ncode\n\n")]
    [InlineData("```CSharp\ncode\n```", "\ncode\n")]
    [InlineData("```cs\ncode\n```", "\ncode\n")]
    [InlineData("``` C# title=\"Strategy.cs\"\ncode\n```", "\ncode\n")]
    [InlineData("~~~csharp\ncode\n~~~", "\ncode\n")]
    [InlineData("1. So:\n\n    ```csharp\n    code\n    ```\n", "\n\n\n    code\n\n")]
    [InlineData("\t```csharp\n\tcode\n\t```", "\n\tcode\n")]
    public void The_code_in_a_fence_keeps_its_lines_and_columns(string sent, string text)
    {
        Assert.Equal(text, StrategySource.Parse(sent).Text);
    }

    [Theory]
    [InlineData("Sure! Here it is:\n```csharp\na\nb\n```\nIt buys low.\n", "\n\na\nb\n\n\n")]
    [InlineData("Windows:\r\n```csharp\r\na\r\nb\r\n```\r\nDone.", "\r\n\r\na\r\nb\r\n\r\n")]
    public void Prose_around_a_fence_becomes_empty_lines_with_their_own_ends(string sent, string text)
    {
        Assert.Equal(text, StrategySource.Parse(sent).Text);
    }

    [Fact]
    public void A_fence_that_is_never_closed_runs_to_the_end()
    {
        Assert.Equal("\na\nb", StrategySource.Parse("```csharp\na\nb").Text);
    }

    [Fact]
    public void A_closing_fence_without_an_opening_one_ends_the_code()
    {
        Assert.Equal("a\nb\n\n", StrategySource.Parse("a\nb\n```\n").Text);
    }

    [Fact]
    public void A_fence_is_closed_by_its_own_character_at_least_as_often()
    {
        Assert.Equal("\na\n```\nb\n\n", StrategySource.Parse("````csharp\na\n```\nb\n`````\nc").Text);
        Assert.Equal("\na\n```\nb\n\n", StrategySource.Parse("~~~csharp\na\n```\nb\n~~~\nc").Text);
        Assert.Equal("\na\n``` b\nc\n\n", StrategySource.Parse("```csharp\na\n``` b\nc\n```\nd").Text);
    }

    [Fact]
    public void A_byte_order_mark_is_dropped()
    {
        Assert.Equal("code", StrategySource.Parse("\uFEFFcode").Text);
        Assert.Equal("\ncode\n", StrategySource.Parse("\uFEFF```\ncode\n```").Text);
    }

    [Fact]
    public void Code_in_another_language_is_an_error_with_a_hint()
    {
        var source = StrategySource.Parse("Here:\n```python\ndef f(): pass\n```");

        Assert.Equal("", source.Text);
        Assert.Equal(
            new CodeError(
                2,
                1,
                null,
                "The code is in a fence labelled 'python', and strategies are written in C#.",
                "Send C# in a fence labelled csharp, or without any fence."),
            source.Error);
    }

    [Theory]
    [InlineData("double[] GenerateSignals(Bars bars) => null;", "Read the whole text, line 1.")]
    [InlineData("a\nb\n", "Read the whole text, lines 1 to 2.")]
    [InlineData("Here:\n```cs\na\nb\n```\n", "Read the fence, lines 3 to 4.")]
    [InlineData("```cs\na\n```\n```cs\ndouble[] GenerateSignals(Bars bars) => null;\n```\n```\nb\n```", "Read fence 2 of 3, line 5.")]
    [InlineData("a\nb\n```\n", "Read lines 1 to 2; a fence closes them that was never opened.")]
    [InlineData("```cs\nclass A { }\n```\n```cs\ndouble[] GenerateSignals(Bars bars) => new A();\n```", "Read fences 1 and 2 of 2 together, lines 2 to 5.")]
    [InlineData("hm\n</think>\na", "Left out what stands before </think> on line 2. Read what follows, lines 2 to 3.")]
    [InlineData("```python\na\n```", "")]
    public void What_was_read_is_said(string sent, string notes)
    {
        Assert.Equal(notes, string.Join(' ', StrategySource.Parse(sent).Notes));
    }

    [Fact]
    public void A_label_of_any_length_makes_a_short_message()
    {
        var source = StrategySource.Parse("~~~" + new string('x', 60_000));

        Assert.InRange(source.Error!.Message.Length, 1, 120);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    public void Empty_code_is_refused_with_what_to_send(string? code)
    {
        Assert.Equal(
            "The strategy code is empty: send C# source that defines double[] GenerateSignals(Bars bars).",
            StrategySource.Check(code));
    }

    [Fact]
    public void Code_is_measured_in_bytes_of_utf8()
    {
        Assert.Null(StrategySource.Check(new string('x', 65_536)));
        Assert.Equal("The strategy code has 65537 bytes of UTF-8: shorten it to at most 65536.", StrategySource.Check(new string('x', 65_537)));
        Assert.Equal("The strategy code has 90000 bytes of UTF-8: shorten it to at most 65536.", StrategySource.Check(new string('€', 30_000)));
    }
}

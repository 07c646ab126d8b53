using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class FenceChoiceTests
{
    private const string Entry = "double[] GenerateSignals(Bars bars) => bars.Select(_ => 0.0).ToArray();";

    [Theory]
    [InlineData("a snippet before", "```csharp\nvar a = bars.Close.Sma(3);\n```\nAll of it:\n```csharp\n§\n```")]
    [InlineData("a rule in words before", "```\nlong above 100\n```\n```csharp\n§\n```")]
    [InlineData("a rule in words, labelled as text", "```text\nlong above 100\n```\n```\n§\n```")]
    [InlineData("a call behind", "```csharp\n§\n```\nUse it:\n```csharp\nvar t = GenerateSignals(bars);\n```")]
    [InlineData("a call before", "```csharp\nvar t = strategy.GenerateSignals(bars);\n```\n```csharp\n§\n```")]
    [InlineData("another language first", "```python\ndef GenerateSignals(bars): pass\n```\n```cs\n§\n```")]
    [InlineData("labelled as another language by mistake", "```java\n§\n```\n```csharp\nvar x = 1;\n```")]
    [InlineData("labelled rather than unlabelled", "```\ndouble[] GenerateSignals(Bars bars) => null;\n```\n```cs\n§\n```")]
    [InlineData("the first of two", "```cs\n§\n```\n```cs\ndouble[] GenerateSignals(Bars bars) => null;\n```")]
    [InlineData("in tildes", "~~~\nx\n~~~\n~~~ {.csharp}\n§\n~~~")]
    [InlineData("in a list", "1. Rule:\n   ```\n   x\n   ```\n2. ```csharp\n   §\n   ```")]
    [InlineData("behind a bullet", "- ```csharp\n  §\n  ```\n- done")]
    [InlineData("in a quote", "> Here:\n> ```csharp\n> §\n> ```\n> Good luck.")]
    [InlineData("never closed", "```\nx\n```\nThen:\n```csharp\n§\n")]
    [InlineData("behind one that was never closed", "```csharp\nvar x = 1;\n\nBetter:\n```csharp\n§\n```")]
    [InlineData("of which only the end is there, with words behind", "§\n```\nThis strategy does nothing, it's calm.")]
    [InlineData("behind reasoning with a draft", "<think>\n```csharp\ndouble[] GenerateSignals(Bars bars) => null;\n```\n</think>\n```csharp\n§\n```")]
    [InlineData("behind reasoning with a fence that is open", "<think>\nHm:\n```csharp\nfor (;;)\n</think>\n\n```csharp\n§\n```")]
    [InlineData("behind reasoning, without a fence", "<thinking>Let's see, it isn't hard.</thinking>\n§")]
    [InlineData("on the line of the tag", "<seed:think>a\nb</seed:think> §")]
    [InlineData("in reasoning, when nothing else is the answer", "<think>\n```csharp\n§\n```\n</think>\nThe code is above.")]
    public void The_code_is_found_and_hashed_like_itself_alone(string where, string sent)
    {
        var wrapped = sent.Replace("§", Entry, StringComparison.Ordinal);

        Assert.Equal((where, Entry), (where, StrategySource.Parse(wrapped).Text.Trim()));
        Assert.Equal(CodeHash.Of(Entry), CodeHash.Of(wrapped));
    }

    [Theory]
    [InlineData("a type", "record Rule(double Level);", "double[] GenerateSignals(Bars bars) => bars.Select(b => new Rule(1).Level).ToArray();")]
    [InlineData("a method", "static double Rule(Bar bar) { return 1; }", "double[] GenerateSignals(Bars bars) => bars.Select(b => Rule(b)).ToArray();")]
    [InlineData("a constant", "const int Rule = 24;", "double[] GenerateSignals(Bars bars) => bars.Close.Select(_ => Rule / 24.0).ToArray();")]
    public void Fences_that_declare_what_it_uses_are_read_with_it(string what, string helper, string entry)
    {
        var sent = $"The helper:\n```csharp\n{helper}\n```\nThe strategy:\n```csharp\n{entry}\n```\nUse it:\n```csharp\nvar t = GenerateSignals(bars);\n```";

        Assert.Equal((what, $"{helper}\n\n\n\n{entry}"), (what, StrategySource.Parse(sent).Text.Trim()));
        Assert.Equal(CodeHash.Of($"{helper}\n{entry}"), CodeHash.Of(sent));
    }

    [Fact]
    public void What_a_helper_uses_is_read_as_well()
    {
        const string sent = "```cs\ndouble[] GenerateSignals(Bars bars) => A(bars);\n```\n```cs\ndouble[] A(Bars bars) => new B().C(bars);\n```\n```cs\nclass B { }\n```\n```cs\nclass D { }\n```";

        var text = StrategySource.Parse(sent).Text;

        Assert.Contains("class B", text, StringComparison.Ordinal);
        Assert.DoesNotContain("class D", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pieces_with_loose_braces_are_one()
    {
        const string sent = "```cs\nclass S\n{\n    int n = 24;\n```\nand\n```cs\n    double[] GenerateSignals(Bars bars) => null;\n}\n```";

        Assert.Equal("class S\n{\n    int n = 24;\n\n\n\n    double[] GenerateSignals(Bars bars) => null;\n}", StrategySource.Parse(sent).Text.Trim());
    }

    [Fact]
    public void What_another_fence_uses_that_declares_the_same_itself_is_left_out()
    {
        const string entry = "static double Rule(Bar bar) => 1;\ndouble[] GenerateSignals(Bars bars) => bars.Select(Rule).ToArray();";

        Assert.Equal(entry, StrategySource.Parse($"```cs\nstatic double Rule(Bar bar) => 2;\n```\n```cs\n{entry}\n```").Text.Trim());
    }

    [Fact]
    public void Without_the_method_labelled_fences_are_read_together_and_otherwise_the_first()
    {
        Assert.Equal("\n\n\n\na\n\n\n\n", StrategySource.Parse("```python\nx\n```\n```cs\na\n```\n```\nb\n```").Text);
        Assert.Equal("\n\n\n\nb\n", StrategySource.Parse("```\na\n```\n```csharp\nb\n```").Text);
        Assert.Equal("\na\n\n\nb\n", StrategySource.Parse("```cs\na\n```\n```csharp\nb\n```").Text);
        Assert.Equal("\na\n\n\n\n", StrategySource.Parse("```\na\n```\n```\nb\n```").Text);
    }

    [Fact]
    public void A_tag_in_code_ends_no_reasoning()
    {
        const string code = "// see </think>\nconst string Tag = \"</think>\";\ndouble[] GenerateSignals(Bars bars) => null;";

        Assert.Equal(code, StrategySource.Parse(code).Text);
    }

    [Fact]
    public void Tens_of_thousands_of_fences_are_read_in_one_pass()
    {
        var sent = string.Concat(Enumerable.Repeat("```cs\n", 10_000));

        Assert.Equal(sent.Count(sign => sign == '\n'), StrategySource.Parse(sent).Text.Count(sign => sign == '\n'));
    }
}

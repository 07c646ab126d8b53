using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class FenceLabelTests
{
    [Theory]
    [InlineData("csharp")]
    [InlineData("CSharp")]
    [InlineData("C#")]
    [InlineData("c# title=\"Trend\"")]
    [InlineData("csharp:src/Strategies/Trend.cs")]
    [InlineData("csharp: src/Trend.cs")]
    [InlineData("cs{1,3-5}")]
    [InlineData("{.csharp}")]
    [InlineData("{.cs .numberLines startFrom=\"1\"}")]
    [InlineData("{ .csharp }")]
    [InlineData("csx")]
    [InlineData("c-sharp")]
    [InlineData("C Sharp")]
    [InlineData("csharp,linenos")]
    [InlineData("csharp showLineNumbers")]
    [InlineData("language-csharp")]
    [InlineData("Strategies/Trend.cs")]
    public void Whatever_stands_behind_the_language_it_is_csharp(string label)
    {
        Assert.True(new FenceLabel(label).IsCSharp);
        Assert.False(new FenceLabel(label).IsNeutral);
    }

    [Theory]
    [InlineData("python")]
    [InlineData("c")]
    [InlineData("css")]
    [InlineData("cshtml")]
    [InlineData("cpp:src/a.cpp")]
    [InlineData("mql4")]
    [InlineData("csv")]
    public void Other_languages_are_not(string label)
    {
        Assert.False(new FenceLabel(label).IsCSharp);
        Assert.False(new FenceLabel(label).IsNeutral);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("plaintext:out.log")]
    [InlineData("code")]
    public void What_names_no_language_may_be_anything(string label)
    {
        Assert.True(new FenceLabel(label).IsNeutral);
        Assert.False(new FenceLabel(label).IsCSharp);
    }
}

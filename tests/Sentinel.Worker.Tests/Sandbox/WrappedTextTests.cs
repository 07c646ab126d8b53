using System.Net;
using System.Text.Json;
using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>Texts that were changed on their way here: what can be undone runs, the rest is told what happened to it.</summary>
[Collection(SharedSandbox.Name)]
public sealed class WrappedTextTests(SandboxHost sandbox)
{
    private const string Code = """
        // above a hundred
        double[] GenerateSignals(Bars bars)
        {
            var targets = new double[bars.Count];
            for (var i = 0; i < bars.Count && i >= 0; i++)
                targets[i] = bars.Close[i] > 100 ? 0.5 : $"{i}\n" == "" || 'x' == '\'' ? 1 : 0.5;
            return targets;
        }
        """;

    private const string Plain = "double[] GenerateSignals(Bars bars)\n{\n\tvar targets = new double[bars.Count];\n\tfor (var i = 0; i < bars.Count; i++) targets[i] = 0.5;\n\treturn targets;\n}";

    [Fact(Timeout = 60_000)]
    public async Task Escapes_of_html_are_undone()
    {
        await IsUndone(WebUtility.HtmlEncode(Code), "HTML");
        await IsUndone(WebUtility.HtmlEncode(WebUtility.HtmlEncode(Code)), "HTML");
        await IsUndone(Code.Replace("<", "&lt;", StringComparison.Ordinal), "HTML");
        await IsUndone($"Here:\n```csharp\n{WebUtility.HtmlEncode(Code)}\n```", "HTML");
    }

    [Fact(Timeout = 60_000)]
    public async Task Line_breaks_that_were_encoded_twice_are_undone()
    {
        var literal = JsonSerializer.Serialize(Code);

        await IsUndone(literal, "backslash");
        await IsUndone(literal[1..^1], "backslash");
        await IsUndone(Plain.Replace("\n", "\\n", StringComparison.Ordinal), "backslash");
        await IsUndone(Plain.Replace("\n", "\\r\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal), "backslash");
        await IsUndone($"// begins with words\\n{Plain.Replace("\n", "\\n", StringComparison.Ordinal)}", "backslash");
        await IsUndone($"```csharp\\n{Plain.Replace("\n", "\\n", StringComparison.Ordinal)}\\n```", "backslash");
        await IsUndone(JsonSerializer.Serialize(WebUtility.HtmlEncode(Plain)), "HTML");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_text_that_compiles_as_it_stands_is_left_alone()
    {
        var outcome = Assert.IsType<StrategyOutcome.Completed>(await sandbox.Run(
            "double[] GenerateSignals(Bars bars) => bars.Select(_ => \"&lt;\\n\".Length / 10.0).ToArray(); // &amp; \\n"));

        Assert.All(outcome.Targets, target => Assert.Equal(0.5, target));
        Assert.Empty(outcome.Notes);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_wrong_all_the_same_is_told_at_the_places_of_the_text_that_was_sent()
    {
        var html = await sandbox.Disqualification("double[] GenerateSignals(Bars bars)\n{\n    var a = 1 &lt; 2 ? missing : 1;\n    return null;\n}");
        var breaks = await sandbox.Disqualification("double[] GenerateSignals(Bars bars)\\n{\\n    return missing;\\n}");

        Assert.Equal([(3, 15, null), (3, 24, "CS0103")], html.Errors.Select(error => (error.Line, error.Column, error.Code)));
        Assert.Equal([(1, 36, null), (1, 52, "CS0103")], breaks.Errors.Select(error => (error.Line, error.Column, error.Code)));
        Assert.Contains("'&lt;'", html.Message, StringComparison.Ordinal);
        Assert.Contains("backslash and an n", breaks.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_exception_has_the_place_of_the_text_that_was_sent()
    {
        var outcome = await sandbox.Disqualification("double[] GenerateSignals(Bars bars)\n{\n    if (1 &lt; 2) throw new Exception(\"a\");\n    return null;\n}");

        Assert.Equal(DisqualificationReason.RuntimeException, outcome.Reason);
        Assert.Equal((3, 19), (outcome.Errors[0].Line, outcome.Errors[0].Column));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("{0}: ", "'1:'")]
    [InlineData("{0,4} | ", "'1 |'")]
    [InlineData("{0}. ", "'1.'")]
    [InlineData("{0}\t", "'1'")]
    public async Task Line_numbers_are_named(string mark, string shown)
    {
        var numbered = Plain.Split('\n').Select((line, i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, mark, i + 1) + line);

        var outcome = await sandbox.Disqualification($"Sure:\n```csharp\n{string.Join('\n', numbered)}\n```");

        Assert.Equal(DisqualificationReason.CompileError, outcome.Reason);
        Assert.Equal(new CodeError(3, 1, null, $"The lines begin with their numbers, the first with {shown}.", "Send the code without line numbers"), Assert.Single(outcome.Errors));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("+{0}")]
    [InlineData("@@ -1,3 +1,6 @@\n {0}\n-    old();\n+    another();")]
    [InlineData("--- a/Trend.cs\n+++ b/Trend.cs\n@@ -0,0 +1,6 @@\n+{0}")]
    public async Task The_signs_of_a_change_are_named(string change)
    {
        var sign = change.EndsWith("+{0}", StringComparison.Ordinal) ? "\n+" : "\n ";
        var outcome = await sandbox.Disqualification(change.Replace("{0}", Plain.Replace("\n", sign, StringComparison.Ordinal), StringComparison.Ordinal));

        Assert.Equal(DisqualificationReason.CompileError, outcome.Reason);
        Assert.Contains("'+' and '-'", Assert.Single(outcome.Errors).Message, StringComparison.Ordinal);
        Assert.Contains("as it is after the change", outcome.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_ordinary_mistake_is_no_change_and_has_no_numbers()
    {
        var outcome = await sandbox.Disqualification("double[] GenerateSignals(Bars bars)\n{\n    return bars.Close[0]\n        + 1\n        - 1\n        + missing;\n}");

        Assert.Equal([(6, "CS0103")], outcome.Errors.Select(error => (error.Line, error.Code)));
    }

    private async Task IsUndone(string sent, string note)
    {
        var outcome = await sandbox.Run(sent);

        var completed = Assert.IsType<StrategyOutcome.Completed>(outcome);
        Assert.All(completed.Targets, target => Assert.Equal(0.5, target));
        Assert.Contains(completed.Notes, it => it.Contains(note, StringComparison.Ordinal));
    }
}

namespace Sentinel.Core.Strategies;

/// <summary>Which of the fences of a text are the strategy.</summary>
/// <remarks>
/// The one that defines <c>GenerateSignals</c>; of several, or where none does, one that is labelled as C#, then one without a language, and
/// of these the first. Fences that declare what it uses and does not declare itself belong to it, and so do all where it is a piece with
/// loose braces. Where none defines the method, all that are labelled are read together.
/// </remarks>
internal sealed class FenceChoice
{
    private readonly IReadOnlyList<MarkdownFence> fences;
    private readonly Func<MarkdownFence, string> read;
    private readonly int[] certainty;

    private FenceChoice(IReadOnlyList<MarkdownFence> fences, Func<MarkdownFence, string> read)
    {
        (this.fences, this.read) = (fences, read);
        certainty = [.. fences.Select(fence => EntryPointSearch.In(read(fence)))];
    }

    /// <summary>The indices of those that are read together, ascending; none when all are in other languages.</summary>
    /// <param name="fences">All fences, at least one.</param>
    /// <param name="read">The code in one.</param>
    /// <param name="defining">The indices of those that define the method as clearly as the one chosen.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<MarkdownFence> fences, Func<MarkdownFence, string> read, out IReadOnlyList<int> defining)
    {
        var choice = new FenceChoice(fences, read);
        defining = choice.Defining();
        return defining is [] ? choice.WithoutEntryPoint() : choice.TogetherWith(choice.First(defining), defining);
    }

    // A label of another language counts for less than the signature itself.
    private int[] Defining()
    {
        var possible = Enumerable.Range(0, fences.Count).Where(i => certainty[i] > 1 || (certainty[i] == 1 && MayBeCSharp(i))).ToArray();
        var best = possible.Length == 0 ? 0 : possible.Max(i => certainty[i]);
        return [.. possible.Where(i => certainty[i] == best)];
    }

    private int First(IReadOnlyList<int> among) => among.MinBy(i => fences[i].Label switch
    {
        { IsCSharp: true } => 0,
        { IsNeutral: true } => 1,
        _ => 2,
    });

    private int[] WithoutEntryPoint()
    {
        var labelled = Enumerable.Range(0, fences.Count).Where(i => fences[i].Label.IsCSharp).ToArray();
        return labelled.Length > 0 ? labelled : [.. Enumerable.Range(0, fences.Count).Where(i => fences[i].Label.Text.Length == 0).Take(1)];
    }

    private bool MayBeCSharp(int i) => fences[i].Label is { IsCSharp: true } or { IsNeutral: true };

    private int[] TogetherWith(int entry, IReadOnlyList<int> defining)
    {
        var others = Enumerable.Range(0, fences.Count).Where(i => MayBeCSharp(i) && !defining.Contains(i)).ToArray();
        if (others.Length == 0) return [entry];

        var codes = others.Append(entry).ToDictionary(i => i, i => FencedCode.Of(read(fences[i])));
        if (!codes[entry].IsBalanced && IsBalanced([.. others.Append(entry).Order()], codes)) return [.. others.Append(entry).Order()];

        return WithWhatIsUsed(entry, others, codes);
    }

    // Braces that are loose in each piece are not in the whole.
    private static bool IsBalanced(int[] pieces, Dictionary<int, FencedCode> codes) => pieces.Sum(i => codes[i].OpenBraces) == 0 && codes[pieces[0]].OpenBraces > 0;

    private static int[] WithWhatIsUsed(int entry, int[] others, Dictionary<int, FencedCode> codes)
    {
        var declaredIn = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var i in others.Reverse())
            foreach (var name in codes[i].Declared) declaredIn[name] = i;

        var chosen = new SortedSet<int> { entry };
        var known = new HashSet<string>(codes[entry].Declared, StringComparer.Ordinal);
        var used = new Queue<string>(codes[entry].Used);
        while (used.TryDequeue(out var name))
        {
            if (known.Contains(name) || !declaredIn.TryGetValue(name, out var i) || !chosen.Add(i)) continue;

            known.UnionWith(codes[i].Declared);
            foreach (var another in codes[i].Used) used.Enqueue(another);
        }

        return [.. chosen];
    }
}

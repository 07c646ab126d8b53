namespace Sentinel.Load.Strategies;

/// <summary>Distinct strategies as language models write them: many shapes, each with names, parts and numbers of its own.</summary>
internal static class GeneratedStrategies
{
    /// <summary>The strategies of a seed, without end, no two alike.</summary>
    public static IEnumerable<GeneratedStrategy> OfSeed(int seed)
    {
        var seeds = new Random(seed);
        var seen = new HashSet<string>();
        while (true)
        {
            var pen = new Pen(seeds.Next());
            var shape = ShapeList.All[pen.Whole(0, ShapeList.All.Count - 1)];
            var sketch = Overlay.MayBePutOn(shape.Write(pen), pen);
            if (seen.Add(sketch.Members)) yield return Presentation.Of(shape.Name, sketch, pen);
        }
    }
}

namespace Sentinel.Load.Strategies.Shapes;

/// <summary>Traded volume by price in a sorted dictionary.</summary>
internal static class VolumeProfile
{
    public static Sketch Write(Pen pen) => new($$"""
        {{pen.Entry}}double[] GenerateSignals(Bars bars)
        {
            var profile = new SortedDictionary<int, double>();
            const double Width = {{pen.Number(0.03, 0.12, 4)}};
            var {{pen.Output}} = new double[bars.Count];
            var total = 0.0;

            for (int i = 0; i < bars.Count; i++)
            {
                int bin = (int)Math.Floor(Math.Log(bars.Close[i]) / Width);
                profile[bin] = profile.TryGetValue(bin, out var traded) ? traded + bars.Volume[i] : bars.Volume[i];
                total += bars.Volume[i];
                if (i < {{pen.Whole(50, 200)}} || total <= 0) continue;

                double below = 0;
                foreach (var (level, volume) in profile)
                {
                    if (level >= bin) break;
                    below += volume;
                }

                double share = below / total;
                {{pen.Output}}[i] = share > {{pen.Number(0.5, 0.9, 3)}} ? {{pen.Share()}} : share < {{pen.Number(0.05, 0.3, 3)}} ? {{pen.OneOf("0.0", "-" + pen.Share())}} : {{pen.Number(0, 0.3, 3)}};
            }

            return {{pen.Output}};
        }
        """);
}

using System.Globalization;
using System.Reflection;

namespace Sentinel.Core.Storage;

/// <summary>One numbered step of a schema.</summary>
/// <param name="Version">The schema's version after the step; the first is 1.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Migration(int Version, string Sql)
{
    /// <summary>The steps in a folder of embedded <c>0001_name.sql</c> files, in order.</summary>
    public static IReadOnlyList<Migration> LoadAll(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"{typeof(Migration).Namespace}.Migrations.{folder}.";

        return
        [
            .. from name in assembly.GetManifestResourceNames()
               where name.StartsWith(prefix, StringComparison.Ordinal)
               let version = int.Parse(name.AsSpan(prefix.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture)
               orderby version
               select new Migration(version, ReadText(assembly, name)),
        ];
    }

    private static string ReadText(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

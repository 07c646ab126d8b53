using System.IO.Compression;
using System.Text;

namespace Sentinel.Core.Prices.Files;

/// <summary>The bytes of a file, out of the gzip or zip that it may be packed in; never more than so many.</summary>
internal static class UnpackedFile
{
    /// <summary>Most bytes that are read, packed or not: two centuries of hourly bars.</summary>
    public const int MaxBytes = 128 << 20;

    private const int NamesShown = 8;

    private static readonly string[] Readable = [".csv", ".tsv", ".json", ".txt", ".ndjson", ".jsonl", ""];

    private static readonly (byte[] Start, string What)[] Foreign =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], "an Excel workbook: save its sheet as CSV"),
        ("PAR1"u8.ToArray(), "Parquet: write it as CSV"),
        ("ARROW1"u8.ToArray(), "Feather or Arrow: write it as CSV"),
        ([0x89, 0x48, 0x44, 0x46], "HDF5: write it as CSV"),
        ("SQLite format 3"u8.ToArray(), "a SQLite database: write its table as CSV"),
        ("BZh"u8.ToArray(), "packed with bzip2: unpack it"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "packed with xz: unpack it"),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd: unpack it"),
        ([0x37, 0x7A, 0xBC, 0xAF], "packed with 7-Zip: unpack it"),
        ("Rar!"u8.ToArray(), "a RAR archive: unpack it"),
        ("%PDF"u8.ToArray(), "a PDF document: get the figures as CSV"),
    ];

    /// <summary>All bytes of a file, unpacked.</summary>
    /// <param name="file">Can be sought in.</param>
    /// <param name="member">Which file of a zip is meant; null for the only one that can be read.</param>
    /// <exception cref="FormatException">It is damaged, too large, not of a known kind, or a zip of several files.</exception>
    public static byte[] Read(Stream file, string? member)
    {
        try
        {
            var bytes = StartOf(file) switch
            {
                [0x1F, 0x8B, ..] => ReadGzip(file),
                [0x50, 0x4B, 0x03 or 0x05, ..] => ReadZip(file, member),
                _ => ReadAll(file),
            };
            return WhyForeign(bytes) is { } what ? throw new FormatException($"The file is {what} first.") : bytes;
        }
        catch (InvalidDataException exception)
        {
            throw new FormatException($"The file is damaged and cannot be unpacked: {exception.Message} Fetch it again.", exception);
        }
    }

    private static byte[] StartOf(Stream file)
    {
        var start = new byte[4];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return start[..length];
    }

    private static byte[] ReadGzip(Stream file)
    {
        using var gzip = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        var bytes = ReadAll(gzip);

        // A cut file ends without an error; its last four bytes, the length of its last part, then are any number.
        var length = new byte[4];
        file.Position = Math.Max(0, file.Length - length.Length);
        file.ReadAtLeast(length, length.Length, throwOnEndOfStream: false);
        return BitConverter.ToUInt32(length) <= bytes.Length ? bytes : throw new InvalidDataException("its end is missing.");
    }

    private static byte[] ReadZip(Stream file, string? member)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        if (names.Contains("[Content_Types].xml")) throw new FormatException("The file is an Excel workbook: save its sheet as CSV first.");

        var readable = zip.Entries.Where(entry => member is null ? IsReadable(entry) : entry.FullName == member || entry.Name == member).ToList();
        if (readable is not [var only]) throw new FormatException(WhichMember(member, readable.Count == 0 ? names : [.. readable.Select(entry => entry.FullName)]));
        if (only.IsEncrypted) throw new FormatException($"{only.FullName} in the zip is encrypted: unpack it first.");

        using var content = only.Open();
        return ReadAll(content);
    }

    private static bool IsReadable(ZipArchiveEntry entry) =>
        entry.Name.Length > 0 && entry.Name[0] != '.' && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && !entry.Name.StartsWith("README", StringComparison.OrdinalIgnoreCase) && !entry.Name.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase)
        && Readable.Contains(Path.GetExtension(entry.Name).ToLowerInvariant());

    private static string WhichMember(string? member, List<string> names)
    {
        var shown = string.Join(", ", names.Take(NamesShown).Select(name => Shown.Of(name)));
        var more = names.Count > NamesShown ? $" and {names.Count - NamesShown} more" : "";
        return names.Count == 0 ? "The zip holds no files."
            : member is null ? $"The zip holds {shown}{more}: say which one is meant, as --member \"{Shown.Of(names[0])}\", or import each by itself."
            : $"The zip does not hold one file '{Shown.Of(member)}' but {shown}{more}.";
    }

    private static byte[] ReadAll(Stream stream)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > MaxBytes)
                throw new FormatException($"The file has more than {MaxBytes >> 20} MiB unpacked, which is more than two centuries of hourly bars: does it hold minutes or trades?");
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static string? WhyForeign(byte[] bytes)
    {
        if (Foreign.FirstOrDefault(kind => bytes.AsSpan().StartsWith(kind.Start)) is { What: { } what }) return what;
        if (bytes is [0x1F, 0x8B, ..] or [0x50, 0x4B, 0x03, ..]) return "packed more than once: unpack it";
        return bytes.Length > 262 && Encoding.ASCII.GetString(bytes, 257, 5) == "ustar" ? "a tar archive: unpack it" : null;
    }
}

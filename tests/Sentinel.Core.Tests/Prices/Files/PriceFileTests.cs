using System.IO.Compression;
using System.Text;
using Sentinel.Core.Prices;
using Sentinel.Core.Prices.Files;
using Xunit;

namespace Sentinel.Core.Tests.Prices.Files;

public sealed class PriceFileTests
{
    private static readonly string Plain = Reading.Table(PriceCsv.Header, b => $"{b.Time:yyyy-MM-dd'T'HH:mm:ss'Z'},{b.Open},{b.High},{b.Low},{b.Close},{b.Volume}");

    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Plain);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_text_is_read_in_its_encoding_with_and_without_a_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(Reading.Bars, Reading.Of([.. encoding.GetPreamble(), .. encoding.GetBytes(Plain)]).Bars);
        Assert.Equal(Reading.Bars, Reading.Of(encoding.GetBytes(Plain)).Bars);
    }

    public static TheoryData<string> Spellings() => new()
    {
        Plain.Replace("\n", "\r\n"),
        Plain.Replace("\n", "\r"),
        Plain.Replace("\n", "\n\n") + "\n\n\n",
        Plain.Replace("\n", ",,\n"),
        Plain.Replace(",", " , "),
        Plain.Replace("\n", "\n# a note, with a comma\n"),
        "sep=;\n" + Plain.Replace(',', ';'),
        "Downloaded from somewhere, with thanks\n\n" + Plain,
        string.Join('\n', Plain.Split('\n').Select(line => string.Join(',', line.Split(',').Select(cell => $"\"{cell}\"")))),
        string.Join('\n', Plain.Split('\n')[..1].Concat(Plain.Split('\n')[1..].Reverse())),
        Plain + "\n" + Plain,
        Plain.ToUpperInvariant(),
        Reading.Table(PriceCsv.Header, b => $"{b.Time:yyyy-MM-dd'T'HH:mm:ss'Z'},{b.Open:E12},{b.High:E12},{b.Low:E12},{b.Close:E12},{b.Volume:E12}"),
        Reading.Table(PriceCsv.Header, b => $"{b.Time:yyyy-MM-dd'T'HH:mm:ss'Z'},\"{b.Open:N2}\",\"{b.High:N2}\",\"{b.Low:N2}\",\"${b.Close:N2}\",{b.Volume}"),
        German("{0:dd.MM.yyyy HH:mm};{1};{2};{3};{4};{5}"),
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_table_is_read_however_it_is_spelt(string text)
    {
        var content = Reading.Of(text);

        Assert.Equal(Reading.Bars, content.Bars);
        Assert.Empty(content.Rejected);
    }

    [Theory]
    [InlineData("2024-03-30T22:00:00.000000000Z")]
    [InlineData("2024-03-30 22:00:00+0000")]
    [InlineData("2024-03-30 22:00:00 UTC")]
    [InlineData("2024-03-31T03:30:00+05:30")]
    [InlineData("2024-03-30T22:00Z[UTC]")]
    [InlineData("Sat, 30 Mar 2024 22:00:00 GMT")]
    [InlineData("2024-03-30 22:00")]
    [InlineData("2024-03-30 10:00 PM")]
    [InlineData("2024-03-30 10-PM")]
    [InlineData("2024/03/30 22:00:00")]
    [InlineData("20240330 220000")]
    [InlineData("30.03.2024 22:00")]
    [InlineData("30/03/2024 22:00")]
    [InlineData("03/30/2024 22:00")]
    [InlineData("3/30/2024 10:00:00 PM")]
    [InlineData("Mar 30, 2024 10:00 PM")]
    [InlineData("30-Mar-2024 22:00")]
    [InlineData("1711836000")]
    [InlineData("1711836000.0")]
    [InlineData("1.711836E+12")]
    [InlineData("1711836000000")]
    [InlineData("1711836000000000")]
    [InlineData("1711836000000000000")]
    [InlineData("45381.9166666667")]
    public void A_time_is_read_in_any_usual_way(string time)
    {
        var bar = Assert.Single(Reading.Of($"{PriceCsv.Header}\n\"{time}\",1,2,1,2,3").Bars);

        Assert.Equal(Reading.Start, bar.Time);
    }

    [Theory]
    [InlineData("2024-13-30T22:00:00Z")]
    [InlineData("2024-03-30T25:00:00Z")]
    [InlineData("2024-03-30 22:00:00 EST")]
    [InlineData("2024-03-30T22:00:00+99:00")]
    [InlineData("30/03/24 22:00")]
    [InlineData("2024-03-30 13:00 PM")]
    [InlineData("yesterday")]
    [InlineData("12")]
    [InlineData("99999999999999999999")]
    public void What_is_no_time_is_rejected(string time)
    {
        var content = Reading.Of($"{PriceCsv.Header}\n2024-03-30T21:00:00Z,1,2,1,2,3\n\"{time}\",1,2,1,2,3");

        Assert.Equal(3, Assert.Single(content.Rejected).Line);
    }

    [Fact]
    public void A_time_without_an_offset_among_others_with_one_is_rejected()
    {
        var content = Reading.Of($"{Plain}\n2024-03-31T02:00:00,1,2,1,2,3");

        Assert.Contains("has no offset", Assert.Single(content.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Milliseconds_and_microseconds_may_stand_in_one_file()
    {
        Assert.Equal(2, Reading.Of("1711836000000,1,2,1,2,3\n1711839600000000,1,2,1,2,3").Bars.Count);
    }

    [Fact]
    public void A_date_that_may_be_day_or_month_first_is_refused_unless_it_is_said()
    {
        const string text = "time,open,high,low,close,volume\n03/04/2024 00:00,1,2,1,2,3\n03/04/2024 01:00,1,2,1,2,3";

        var error = Assert.Throws<FormatException>(() => Reading.Of(text));
        var dayFirst = Reading.Of(text, new PriceFileTerms(Symbol.BtcUsd) { Dates = DateOrder.DayFirst });
        var monthFirst = Reading.Of(text, new PriceFileTerms(Symbol.BtcUsd) { Dates = DateOrder.MonthFirst });

        Assert.Contains("--dates day-first or --dates month-first", error.Message, StringComparison.Ordinal);
        Assert.Equal((4, 3), (dayFirst.Bars[0].Time.Month, monthFirst.Bars[0].Time.Month));
    }

    [Theory]
    [InlineData("60.000;60.018;59.837;59.915;33", 60)]
    [InlineData("60,000;60,018;59,837;59,915;33", 60)]
    public void A_mark_that_may_be_decimal_or_between_thousands_is_refused_unless_it_is_said(string numbers, double ifDecimal)
    {
        var text = $"time;open;high;low;close;volume\n2024-03-30 00:00;{numbers}";
        var isComma = numbers.Contains(',');

        var error = Assert.Throws<FormatException>(() => Reading.Of(text));
        var asDecimal = Reading.Of(text, new PriceFileTerms(Symbol.BtcUsd) { Decimal = isComma ? ',' : '.' });
        var asThousands = Reading.Of(text, new PriceFileTerms(Symbol.BtcUsd) { Decimal = isComma ? '.' : ',' });

        Assert.Contains("--decimal comma or --decimal point", error.Message, StringComparison.Ordinal);
        Assert.Equal((ifDecimal, ifDecimal * 1_000), (asDecimal.Bars[0].Open, asThousands.Bars[0].Open));
    }

    [Theory]
    [InlineData("60.000,50;60.018,10;59.837,44;59.915,44;1.033,5", 60_000.5)]
    [InlineData("60 000,50;60 018,10;59 837,44;59 915,44;33", 60_000.5)]
    [InlineData("60'000.50;60'018.10;59'837.44;59'915.44;33", 60_000.5)]
    [InlineData("1.060.000;1.060.018;1.059.837;1.059.915;33", 1_060_000)]
    public void Thousands_are_read_where_the_file_tells_them_from_decimals(string numbers, double open)
    {
        Assert.Equal(open, Reading.Of($"time;open;high;low;close;volume\n2024-03-30 00:00;{numbers}").Bars[0].Open);
    }

    [Theory]
    [InlineData("1,2,1,eleven,3", "'eleven' is not a number")]
    [InlineData("1,2,1,,3", "it has no close")]
    [InlineData("1,2,1,NaN,3", "its close NaN is not a price above zero")]
    [InlineData("1,2,1,0,3", "its close 0 is not a price above zero")]
    [InlineData("1,2,1,3,3", "its high 2 is below its close 3")]
    [InlineData("1,2,1", "it has 4 cells, too few for all prices")]
    [InlineData("1,2,1,2", "it has no volume")]
    [InlineData("1,2,1,2,3,4", "it has 7 cells where the header has 6")]
    [InlineData("1,2,1,2,-3", "its volume -3 is not a number from zero up")]
    public void A_line_without_a_possible_bar_is_rejected_by_number_with_its_reason(string numbers, string reason)
    {
        var content = Reading.Of($"{Plain}\n\n2024-03-31T05:00:00Z,{numbers}");

        Assert.Equal([new RejectedLine(6, reason)], content.Rejected);
        Assert.Equal(Reading.Bars, content.Bars);
    }

    [Fact]
    public void Bars_that_come_twice_at_a_seam_are_one_and_those_that_differ_are_rejected()
    {
        var content = Reading.Of($"{Plain}\n{Plain.Split('\n')[3]}\n2024-03-30T23:00:00Z,1,2,1,2,3");

        Assert.Equal(1, content.Repeated);
        Assert.Equal([new RejectedLine(6, "its time stands in line 3 already, with another bar")], content.Rejected);
    }

    [Fact]
    public void Bars_outside_of_a_wanted_window_are_left_out()
    {
        var terms = new PriceFileTerms(Symbol.BtcUsd) { From = Reading.Start.AddHours(1), To = Reading.Start.AddHours(2) };

        var content = Reading.Of(Plain, terms);

        Assert.Equal([Reading.Bars[1]], content.Bars);
        Assert.Equal([Reading.Bars[1].Time], content.Times);
    }

    [Fact]
    public void An_endless_line_is_rejected_without_being_kept()
    {
        var content = Reading.Of($"{Plain}\n{new string('9', 5_000_000)}");

        Assert.Single(content.Rejected);
        Assert.Equal(Reading.Bars, content.Bars);
    }

    [Fact]
    public void A_quote_that_is_left_open_hides_no_bar()
    {
        var content = Reading.Of(Plain.Replace(",60050.5,", ",\"60050.5,"));

        Assert.NotEmpty(content.Rejected);
    }

    [Fact]
    public void Ten_thousand_lines_of_rubbish_are_one_cause()
    {
        var content = Reading.Of($"{PriceCsv.Header}\n{string.Concat(Enumerable.Range(0, 10_000).Select(i => $"rubbish {i},1,2,1,2,3\n"))}");

        var cause = Assert.Single(RejectedLines.Of(content.Rejected));
        Assert.StartsWith("10000 lines (2, 3, 4, …): 'rubbish 0' is not a time", cause.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_be_packed_in_one_gzip_or_several_after_each_other()
    {
        var lines = Plain.Split('\n');
        byte[] parts = [.. Gzip($"{lines[0]}\n{lines[1]}\n"), .. Gzip($"{lines[0]}\n{lines[2]}\n{lines[3]}\n")];

        Assert.Equal(Reading.Bars, Reading.Of(Gzip(Plain)).Bars);
        Assert.Equal(Reading.Bars, Reading.Of(parts).Bars);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(20)]
    public void A_gzip_that_is_cut_off_is_refused(int missing)
    {
        Assert.Contains("damaged", Assert.Throws<FormatException>(() => Reading.Of(Gzip(Plain)[..^missing])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_only_table_of_a_zip_is_read_whatever_lies_beside_it()
    {
        var zip = Zip(("README.txt", "hello"), ("bars/BTCUSDT-1h.csv", Plain), ("BTCUSDT-1h.csv.CHECKSUM", "abc"), ("__MACOSX/._BTCUSDT-1h.csv", "x"));

        Assert.Equal(Reading.Bars, Reading.Of(zip).Bars);
    }

    [Fact]
    public void A_zip_of_several_tables_is_refused_by_their_names_until_one_is_said()
    {
        var zip = Zip(("XBTUSD_1.csv", "hello"), ("XBTUSD_60.csv", Plain));

        var error = Assert.Throws<FormatException>(() => Reading.Of(zip));

        Assert.Contains("XBTUSD_1.csv, XBTUSD_60.csv: say which one is meant", error.Message, StringComparison.Ordinal);
        Assert.Equal(Reading.Bars, Reading.Of(zip, new PriceFileTerms(Symbol.BtcUsd) { Member = "XBTUSD_60.csv" }).Bars);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_bomb_is_refused_before_it_is_unpacked(bool isGzip)
    {
        var bomb = isGzip ? Gzip(WriteTooMuch) : Zip(("bars.csv", WriteTooMuch));

        var error = Assert.Throws<FormatException>(() => Reading.Of(bomb));

        Assert.Contains("more than 128 MiB", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PAR1", "Parquet")]
    [InlineData("BZh9", "bzip2")]
    [InlineData("\0\0\0\0\0\0\0\0", "no text")]
    public void What_is_no_text_is_said_to_be_so(string start, string what)
    {
        Assert.Contains(what, Assert.Throws<FormatException>(() => Reading.Of($"{start},1,2,3,4")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_is_said_to_be_one()
    {
        Assert.Contains("Excel workbook", Assert.Throws<FormatException>(() => Reading.Of(Zip(("[Content_Types].xml", "x"), ("xl/sheet.xml", "x")))).Message, StringComparison.Ordinal);
    }

    private static string German(string format) => "time;open;high;low;close;volume\n" + string.Join(
        '\n',
        Reading.Bars.Select(b => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, b.Time, Comma(b.Open), Comma(b.High), Comma(b.Low), Comma(b.Close), Comma(b.Volume))));

    private static string Comma(double number) => FormattableString.Invariant($"{number}").Replace('.', ',');

    private static void WriteTooMuch(Stream stream)
    {
        var block = new byte[1 << 20];
        for (var written = 0; written <= UnpackedFile.MaxBytes; written += block.Length) stream.Write(block);
    }

    private static byte[] Gzip(string text) => Gzip(stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static byte[] Gzip(Action<Stream> write)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) write(gzip);
        return bytes.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] files) =>
        Zip([.. files.Select(file => (file.Name, (Action<Stream>)(stream => stream.Write(Encoding.UTF8.GetBytes(file.Text)))))]);

    private static byte[] Zip(params (string Name, Action<Stream> Write)[] files)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, write) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                write(entry);
            }
        }

        return bytes.ToArray();
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sentinel.Worker.Prices;
using Xunit;

namespace Sentinel.Worker.Tests.Prices;

public sealed class PricesOptionsTests
{
    private static readonly string[] Names = ["CoinbaseUrl", "KrakenUrl", "BitstampUrl", "BinanceUrl", "YahooUrl"];

    public static IEnumerable<object[]> BadAddresses =>
        from setting in Names
        from address in new[]
        {
            "http://api.example.com", "ftp://127.0.0.1", "https://api.example.com/v2", "https://api.example.com/?key=1", "https://api.example.com/#x",
            "https://user:password@api.example.com", "api.example.com", "nonsense", "",
        }
        select new object[] { setting, address };

    public static TheoryData<string> UrlSettings => [.. Names];

    [Fact]
    public void Without_settings_bitcoin_is_followed_and_sampled()
    {
        var options = new PricesOptions();

        Assert.Equal(["BTC-USD"], options.Followed.Select(symbol => symbol.ToString()));
        Assert.Equal(["BTC-USD"], options.Sampled.Select(symbol => symbol.ToString()));
    }

    [Theory]
    [MemberData(nameof(BadAddresses))]
    public void An_address_that_is_not_that_of_a_host_over_https_stops_the_start_and_is_named(string setting, string address)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Start(setting, address));

        Assert.Contains($"Prices:{setting} must be the https address of a host", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("password@", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(UrlSettings))]
    public void What_cannot_be_read_as_an_address_stops_the_start_and_is_named(string setting)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Start(setting, "https://"));

        Assert.Contains($"'https://' at 'Prices:{setting}'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(UrlSettings))]
    public void An_address_of_a_host_over_https_is_taken_and_one_of_this_machine_without(string setting)
    {
        Start(setting, "https://api.example.com");
        Start(setting, "https://api.example.com:8443/");
        Start(setting, "http://127.0.0.1:8080");
        Start(setting, "http://localhost:8080/");
    }

    [Fact]
    public void A_text_that_is_no_symbol_is_refused()
    {
        var options = new PricesOptions { Symbols = ["BTC-USD", "drop table"] };

        Assert.Throws<ValidationException>(() => Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true));
    }

    // What a host does first.
    private static void Start(string setting, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"Prices:{setting}", value)]).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddPricesOptions().BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }
}

using System.ComponentModel.DataAnnotations;
using Sentinel.Worker.Prices;
using Xunit;

namespace Sentinel.Worker.Tests.Prices;

public sealed class PricesOptionsTests
{
    [Fact]
    public void Without_settings_bitcoin_is_followed_and_sampled()
    {
        var options = new PricesOptions();

        Assert.Equal(["BTC-USD"], options.Followed.Select(symbol => symbol.ToString()));
        Assert.Equal(["BTC-USD"], options.Sampled.Select(symbol => symbol.ToString()));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("https://api.exchange.coinbase.com", true)]
    [InlineData("http://api.exchange.coinbase.com", false)]
    [InlineData("ftp://127.0.0.1", false)]
    [InlineData("relative", false)]
    public void Prices_are_fetched_over_https_except_from_this_machine(string url, bool isValid)
    {
        var options = new PricesOptions { CoinbaseUrl = new Uri(url, UriKind.RelativeOrAbsolute) };

        Assert.Equal(isValid, Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }

    [Fact]
    public void A_text_that_is_no_symbol_is_refused()
    {
        var options = new PricesOptions { Symbols = ["BTC-USD", "drop table"] };

        Assert.Throws<ValidationException>(() => Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true));
    }
}

using System.ComponentModel.DataAnnotations;
using Sentinel.Api.Hosting;
using Xunit;

namespace Sentinel.Api.Tests.Hosting;

public sealed class HttpOptionsTests
{
    [Theory]
    [InlineData("https://console.example.com")]
    [InlineData("http://localhost:3000")]
    [InlineData("http://[::1]:3000")]
    public void An_origin_is_scheme_host_and_port(string origin) => Assert.Empty(Wrong(new HttpOptions { AllowedOrigins = [origin] }));

    [Theory]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("console.example.com")]
    [InlineData("https://*.example.com")]
    [InlineData("https://console.example.com/")]
    [InlineData("https://console.example.com/path")]
    [InlineData("https://user@console.example.com")]
    [InlineData("https://a.example.com, https://b.example.com")]
    [InlineData("file:///etc")]
    public void What_is_none_is_named(string origin) =>
        Assert.StartsWith($"Http:AllowedOrigins: '{origin}' is not an origin such as ", Assert.Single(Wrong(new HttpOptions { AllowedOrigins = [origin] })), StringComparison.Ordinal);

    [Theory]
    [InlineData("sentinel.example.com")]
    [InlineData("api")]
    [InlineData("192.168.1.7")]
    [InlineData("::1")]
    public void A_host_is_a_name_or_address(string host) => Assert.Empty(Wrong(new HttpOptions { AllowedHosts = [host] }));

    [Theory]
    [InlineData("*")]
    [InlineData("")]
    [InlineData("*.example.com")]
    [InlineData("api:5080")]
    [InlineData("http://api")]
    public void What_is_neither_is_named(string host) =>
        Assert.StartsWith($"Http:AllowedHosts: '{host}' is not a name or address such as ", Assert.Single(Wrong(new HttpOptions { AllowedHosts = [host] })), StringComparison.Ordinal);

    [Theory]
    [InlineData("10.0.0.5", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("fd00::/8", true)]
    [InlineData("proxy.example.com", false)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("*", false)]
    [InlineData("", false)]
    public void A_proxy_is_an_address_or_a_network(string proxy, bool isOne)
    {
        var wrong = Wrong(new HttpOptions { KnownProxies = [proxy] });

        if (isOne) Assert.Empty(wrong);
        else Assert.StartsWith($"Http:KnownProxies: '{proxy}' is not an address such as ", Assert.Single(wrong), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("/sentinel", true)]
    [InlineData("/tools/sentinel-2", true)]
    [InlineData("sentinel", false)]
    [InlineData("/", false)]
    [InlineData("/sentinel/", false)]
    [InlineData("//sentinel", false)]
    [InlineData("/a b", false)]
    [InlineData("/a?b", false)]
    [InlineData("https://example.com/sentinel", false)]
    public void A_base_path_is_a_plain_path(string path, bool isOne)
    {
        var wrong = Wrong(new HttpOptions { PathBase = path });

        if (isOne) Assert.Empty(wrong);
        else Assert.StartsWith($"Http:PathBase: '{path}' is not a path such as /sentinel", Assert.Single(wrong), StringComparison.Ordinal);
    }

    private static List<string?> Wrong(HttpOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage)];
    }
}

using Sentinel.Worker.Hosting;
using Xunit;

namespace Sentinel.Worker.Tests.Hosting;

public sealed class RabbitMqAddressTests
{
    [Fact]
    public void All_parts_are_read_and_unescaped()
    {
        var address = RabbitMqAddress.Parse("amqps://ann:p%40ss%3Aword@broker.example:5999/a%2Fb");

        Assert.Equal(new RabbitMqAddress("broker.example", 5999, "a/b", "ann", "p@ss:word", Tls: true), address);
    }

    [Theory]
    [InlineData("amqp://localhost")]
    [InlineData("amqp://localhost/")]
    [InlineData("amqp://guest:guest@localhost:5672/%2F")]
    public void What_is_left_out_is_what_a_fresh_broker_has(string text)
    {
        var address = RabbitMqAddress.Parse(text);

        Assert.Equal(new RabbitMqAddress("localhost", 5672, "/", "guest", "guest", Tls: false), address);
    }

    [Theory]
    [InlineData("localhost:5672")]
    [InlineData("http://secret:secret@localhost")]
    [InlineData("amqp:///secret")]
    [InlineData("amqp://secret:secret@host:99999/")]
    public void Another_form_is_refused_without_repeating_a_password(string text)
    {
        var refusal = Assert.Throws<FormatException>(() => RabbitMqAddress.Parse(text));

        Assert.Contains("ConnectionStrings:RabbitMq", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }
}

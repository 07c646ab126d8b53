using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Sentinel.Api.Batches;
using Sentinel.Api.Hosting;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Batches;

public sealed class SubmitBatchStreamTests : IAsyncLifetime
{
    private const string Ndjson = "application/x-ndjson";

    private readonly SentinelApp app = new SentinelApp().With("Batches:MaxStreamItems", "5").With("Batches:MaxStreams", "1");

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    [Fact]
    public async Task Each_line_is_answered_by_a_line()
    {
        var http = Client();

        using var response = await http.PostText(
            "/v1/batches", $"{Header("night")}\n{Item(1)}\r\n\n{Item(2)}\n{{\"strategy_code\":\n[1]\n{Item(1)}", Ndjson);
        var lines = await Lines(response);
        var batch = await http.GetJson($"{response.Headers.Location}?wait=60");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(Ndjson, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"/v1/batches/{lines[0].Text("batch_id")}", response.Headers.Location?.ToString());
        Assert.Equal([0, 1, 2, 3, 4], lines[1..^1].Select(line => line.GetProperty("index").GetInt32()));
        Assert.Equal(["queued", "queued", "rejected", "rejected"], lines[1..^2].Select(line => line.Text("status"))); // what the last repeats may be running by then
        Assert.Contains("breaks at line 1", lines[3].GetProperty("errors").GetProperty("line")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("not an array", lines[4].GetProperty("errors").GetProperty("line")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"accepted":2,"repeated":1,"rejected":2}""", lines[^1].GetProperty("counts").GetRawText());
        Assert.Equal(("night", true), (batch.Text("name"), batch.GetProperty("terminal").GetBoolean()));
    }

    [Fact]
    public async Task A_stream_may_begin_with_an_item()
    {
        using var response = await Client().PostText("/v1/batches", Item(3), Ndjson);
        var lines = await Lines(response);

        Assert.Equal(["queued"], lines[1..^1].Select(line => line.Text("status")));
    }

    [Fact]
    public async Task Defaults_of_the_first_line_count_for_all()
    {
        var http = Client();
        var code = JsonSerializer.Serialize(Strategies.LongFrom(4));

        using var response = await http.PostText(
            "/v1/batches", $$$"""{"defaults": {"strategy_code": {{{code}}}}}{{{"\n"}}}{"initial_capital": 5}{{{"\n"}}}{"initial_capital": 6}""", Ndjson);
        var lines = await Lines(response);
        var second = await http.GetJson($"/v1/backtests/{lines[2].Id()}?wait=60");

        Assert.Equal(6, second.GetProperty("initial_capital").GetDouble());
    }

    [Fact]
    public async Task An_item_is_stored_and_answered_before_the_next_is_sent()
    {
        var http = Client();
        var pipe = new Pipe();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/batches") { Content = Content(pipe) };
        await Send(pipe, Item(10) + "\n");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var answer = new StreamReader(await response.Content.ReadAsStreamAsync());

        await answer.ReadLineAsync();
        var first = JsonElement.Parse((await answer.ReadLineAsync())!);
        var pending = await http.GetJson($"{response.Headers.Location}?wait=1");
        await Send(pipe, Item(11));
        await pipe.Writer.CompleteAsync();
        var second = JsonElement.Parse((await answer.ReadLineAsync())!);
        var all = await http.GetJson($"{response.Headers.Location}?wait=60");

        Assert.NotNull(await app.Backtests.Find(first.Id(), CancellationToken.None));
        Assert.False(pending.GetProperty("terminal").GetBoolean());
        Assert.Equal((1, 1), (pending.GetProperty("items").GetInt32(), second.GetProperty("index").GetInt32()));
        Assert.Equal((2, true), (all.GetProperty("items").GetInt32(), all.GetProperty("terminal").GetBoolean()));
    }

    [Fact]
    public async Task A_stream_whose_batch_is_cancelled_takes_no_more_items_and_says_so()
    {
        var http = Client();
        var pipe = new Pipe();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/batches") { Content = Content(pipe) };
        await Send(pipe, Item(15) + "\n");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var answer = new StreamReader(await response.Content.ReadAsStreamAsync());
        await answer.ReadLineAsync();
        await answer.ReadLineAsync();

        using var cancelling = await http.DeleteAsync(response.Headers.Location);
        await Send(pipe, Item(16) + "\n");
        var end = JsonElement.Parse((await answer.ReadLineAsync())!);
        var batch = await http.GetJson(response.Headers.Location!.ToString());

        Assert.Contains("cancelled", end.Text("message"), StringComparison.Ordinal);
        Assert.Equal((1, true), (batch.GetProperty("items").GetInt32(), batch.GetProperty("terminal").GetBoolean()));
        Assert.Equal(1, await app.CountBacktests());
    }

    [Fact]
    public async Task A_cut_connection_keeps_what_was_answered_and_not_half_a_line()
    {
        var http = Client();
        var pipe = new Pipe();
        using var cut = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/batches") { Content = Content(pipe) };
        await Send(pipe, Item(20) + "\n" + Item(21)[..20]);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cut.Token);
        using var answer = new StreamReader(await response.Content.ReadAsStreamAsync());
        await answer.ReadLineAsync();
        await answer.ReadLineAsync();

        await pipe.Writer.CompleteAsync(new IOException("cut"));
        response.Dispose();

        await Eventually.Holds(async () => (await http.GetJson(response.Headers.Location!.ToString())).GetProperty("terminal").GetBoolean());
        Assert.Equal(1, (await http.GetJson(response.Headers.Location!.ToString())).GetProperty("items").GetInt32());
    }

    [Fact]
    public async Task A_line_that_is_too_long_or_no_UTF8_is_rejected_by_itself()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Item(30)), (byte)'\n', .. new byte[(1024 * 1024) + 1], (byte)'\n', (byte)'"', 0xFF, (byte)'\n', .. Encoding.UTF8.GetBytes(Item(31))];
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Ndjson);

        using var response = await Client().PostAsync("/v1/batches", content);
        var lines = await Lines(response);

        Assert.Equal(["queued", "rejected", "rejected", "queued"], lines[1..^1].Select(line => line.Text("status")));
        Assert.Equal("A line may have at most 1,048,576 bytes.", lines[2].GetProperty("errors").GetProperty("line")[0].GetString());
        Assert.Equal("The line is not valid UTF-8.", lines[3].GetProperty("errors").GetProperty("line")[0].GetString());
    }

    [Fact]
    public async Task A_stream_ends_at_the_most_items_it_may_have()
    {
        using var response = await Client().PostText("/v1/batches", string.Join('\n', Enumerable.Range(40, 7).Select(Item)), Ndjson);
        var lines = await Lines(response);

        Assert.Equal(5, lines[1..^1].Length);
        Assert.StartsWith("Ended after 5 items", lines[^1].Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "body", "empty")]
    [InlineData("\n \n", "body", "empty")]
    [InlineData("{\"strategy_code\": \"x\"", "line", "breaks at line 1")]
    [InlineData("[]", "line", "not an array")]
    [InlineData("{\"defaults\": {\"simbol\": \"x\"}}", "defaults.simbol", "did you mean 'symbol'?")]
    [InlineData("{\"defaults\": {}, \"nmae\": \"x\"}", "nmae", "did you mean 'name'?")]
    public async Task A_stream_that_begins_wrong_is_a_problem(string body, string field, string fix)
    {
        using var response = await Client().PostText("/v1/batches", body, Ndjson);
        var problem = await response.Json();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(fix, problem.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_streams_than_there_are_places_are_told_to_come_back()
    {
        var http = Client();
        var pipe = new Pipe();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/batches") { Content = Content(pipe) };
        await Send(pipe, Item(50) + "\n");
        using var first = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        using var second = await http.PostText("/v1/batches", Item(51), Ndjson);
        await pipe.Writer.CompleteAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), second.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task One_client_has_its_share_of_the_places_and_the_others_still_get_in()
    {
        using var places = new StreamPlaces(Options.Create(new BatchesOptions { MaxStreams = 4 }), Options.Create(new HttpOptions { ClientShare = 0.5 }));

        using var first = await places.Enter(From("10.0.0.1"));
        using var second = await places.Enter(From("::ffff:10.0.0.1"));
        var third = await places.Enter(From("10.0.0.1"));
        using var other = await places.Enter(From("2001:db8:1:2::1"));
        using var ofItsNetwork = await places.Enter(From("2001:db8:1:2::2"));
        var ofTheRest = await places.Enter(From("10.0.0.3"));
        first!.Dispose();
        using var again = await places.Enter(From("10.0.0.3"));

        Assert.All([first, second, other, ofItsNetwork, again], Assert.NotNull);
        Assert.Null(third);
        Assert.Null(ofTheRest);
    }

    [Fact]
    public async Task A_stream_that_falls_silent_is_ended()
    {
        using var impatient = app.WithWebHostBuilder(web => web.UseSetting("Batches:IdleTime", "00:00:00.200"));
        var http = impatient.Server.CreateClient();
        var pipe = new Pipe();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/batches") { Content = Content(pipe) };
        await Send(pipe, Item(60) + "\n");

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var answer = new StreamReader(await response.Content.ReadAsStreamAsync());
        string? line;
        var last = "";
        while ((line = await answer.ReadLineAsync()) is not null) last = line;

        Assert.StartsWith("Ended, since no line came", JsonElement.Parse(last).Text("message"), StringComparison.Ordinal);
    }

    // The factory's own client reads a whole body before it sends anything, in case of a redirect.
    private HttpClient Client() => app.Server.CreateClient();

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };

    private static string Item(int bar) => JsonSerializer.Serialize(new { strategy_code = Strategies.LongFrom(bar) });

    private static string Header(string name) => JsonSerializer.Serialize(new { name, defaults = new { initial_capital = 1 } });

    private static StreamContent Content(Pipe pipe) => new(pipe.Reader.AsStream())
    {
        Headers = { ContentType = MediaTypeHeaderValue.Parse(Ndjson) },
    };

    private static async Task Send(Pipe pipe, string text) => await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text));

    private static async Task<JsonElement[]> Lines(HttpResponseMessage response) =>
        [.. (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
}

namespace Sentinel.TestKit;

/// <summary>A broker that somebody else runs.</summary>
internal sealed class RunningBroker(Uri uri) : Broker
{
    public override Uri Uri { get; } = uri;

    public override Uri ManagementUri { get; } = new UriBuilder(uri) { Scheme = "http", Port = 15672, Path = "/" }.Uri;
}

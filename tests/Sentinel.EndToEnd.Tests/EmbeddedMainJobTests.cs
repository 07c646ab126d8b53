using Xunit.Abstractions;

namespace Sentinel.EndToEnd.Tests;

/// <summary>The main job in one process.</summary>
public sealed class EmbeddedMainJobTests(ITestOutputHelper output) : MainJobTests(EmbeddedDeployment.Create, output);

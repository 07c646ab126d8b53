using Xunit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Containment in one process.</summary>
[Collection(Unaccompanied.Name)]
public sealed class EmbeddedContainmentTests() : ContainmentTests(EmbeddedDeployment.Create);

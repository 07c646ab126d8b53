namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>A full disk where API and worker are one process.</summary>
public sealed class EmbeddedFullDiskTests() : FullDiskTests(EmbeddedDeployment.Create);

namespace Sentinel.Api.Seed;

/// <summary>The greeting of the service.</summary>
/// <param name="Msg">Always the same sentence.</param>
internal sealed record WorkingMessage(string Msg);

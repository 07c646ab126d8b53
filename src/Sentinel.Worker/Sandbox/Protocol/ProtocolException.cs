namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>The other end sent bytes that no honest end sends.</summary>
internal sealed class ProtocolException(string message, Exception? innerException = null) : Exception(message, innerException);

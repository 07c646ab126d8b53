namespace Sentinel.Worker.Faults;

/// <summary>A command was delivered so often without an end that it is not tried again.</summary>
internal sealed class DeliveredTooOftenException(int deliveries)
    : Exception($"Delivered {deliveries} times, and each time the worker went away before an end.");

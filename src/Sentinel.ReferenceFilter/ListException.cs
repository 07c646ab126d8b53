namespace Sentinel.ReferenceFilter;

/// <summary>An allow-list says something that cannot be done.</summary>
internal sealed class ListException(string message) : Exception(message);

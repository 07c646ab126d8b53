namespace Sentinel.Api.Requests;

/// <summary>What is wrong with a request, by field; all of it is told at once.</summary>
/// <param name="mostFields">Fields beyond which no more is told: more than a person reads.</param>
internal sealed class FieldErrors(int mostFields = 50)
{
    private const int MaxMessages = 5;

    private readonly Dictionary<string, List<string>> byField = new(StringComparer.Ordinal);

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => byField.Count > 0;

    /// <summary>The status to answer with: 400 unless the request as a whole could not be read.</summary>
    public int Status { get; private set; } = StatusCodes.Status400BadRequest;

    /// <summary>Notes what is wrong with a field and how to put it right; silent once there are more than a person reads.</summary>
    public void Add(string field, string message)
    {
        if (!byField.TryGetValue(field, out var messages))
        {
            if (byField.Count < mostFields) byField.Add(field, [message]);
        }
        else if (messages.Count < MaxMessages && !messages.Contains(message))
        {
            messages.Add(message);
        }
    }

    /// <summary>Notes why the request as a whole could not be read.</summary>
    public void Refuse(int status, string field, string message)
    {
        Status = status;
        Add(field, message);
    }

    /// <summary>The messages as problem details hold them.</summary>
    public Dictionary<string, string[]> ToDictionary() => byField.ToDictionary(field => field.Key, field => field.Value.ToArray());
}

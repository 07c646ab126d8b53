using Sentinel.Core.Strategies;

namespace Sentinel.Api.Requests;

/// <summary>How much of everything the JSON of a request may have. What has more is refused while it is read, before anything is made of it.</summary>
/// <remarks>Metadata of a route that takes other bodies than most.</remarks>
internal sealed record JsonBounds
{
    /// <summary>What counts where a route says nothing else.</summary>
    public static JsonBounds Default { get; } = new();

    /// <summary>Most bytes in all. Default 1 MB.</summary>
    public int Length { get; init; } = 1024 * 1024;

    /// <summary>Most objects and arrays within each other. Default 16.</summary>
    public int Depth { get; init; } = 16;

    /// <summary>Most members of an object. Default 128.</summary>
    public int Members { get; init; } = 128;

    /// <summary>Most elements of an array. Default 1,000.</summary>
    public int Elements { get; init; } = 1_000;

    /// <summary>Most values in all, with those that hold others. Default 200,000, which is 1,000 items with all their parameters and more.</summary>
    public int Values { get; init; } = 200_000;

    /// <summary>Most bytes of a name as it is written. Default 1,024.</summary>
    public int NameLength { get; init; } = 1_024;

    /// <summary>Most bytes of a text as it is written, in which a character may take six. Default as many as the longest strategy code may need.</summary>
    public int TextLength { get; init; } = 6 * StrategySource.MaxLength;

    /// <summary>Most bytes of a number. Default 400: no number that a double can hold takes more to write, but for zeros.</summary>
    public int NumberLength { get; init; } = 400;

    /// <summary>What to do instead of sending an array as the whole.</summary>
    public string InsteadOfArray { get; init; } = "Send one object, without the brackets.";

    /// <summary>What to do instead of sending a longer array, by the path of the array. Default nothing.</summary>
    public IReadOnlyDictionary<string, string> Remedies { get; init; } = new Dictionary<string, string>();
}

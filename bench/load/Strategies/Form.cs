namespace Sentinel.Load.Strategies;

/// <summary>How a strategy's members are wrapped.</summary>
internal enum Form
{
    /// <summary>Not at all.</summary>
    Bare,

    /// <summary>In a class of which an instance is made.</summary>
    Class,

    /// <summary>In a static class.</summary>
    StaticClass,
}

namespace Sentinel.Worker.Sandbox;

/// <summary>Which compiler runners use. Both make the same of every strategy; the native one is ready in a tenth of the time.</summary>
internal enum CompilerChoice
{
    /// <summary>The native one where it lies beside the worker and was made of the same sources, else the managed one.</summary>
    Auto,

    /// <summary>The native one; no runner starts without it.</summary>
    Native,

    /// <summary>The managed one.</summary>
    Managed,
}

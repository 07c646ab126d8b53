using System.Runtime.InteropServices;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary><c>struct landlock_ruleset_attr</c>: what is refused unless a rule allows it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct LandlockRuleset(ulong FileAccess, ulong NetworkAccess);

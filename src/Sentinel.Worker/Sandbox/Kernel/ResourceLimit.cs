using System.Runtime.InteropServices;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary><c>struct rlimit</c>: the limit in force, and how far it may be raised.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ResourceLimit(ulong Current, ulong Most);

using System.Runtime.InteropServices;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary><c>struct sock_fprog</c>: where a filter is, and how long.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct BpfProgram(ushort Length, nint Instructions);

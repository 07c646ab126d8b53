using System.Runtime.Versioning;
using Sentinel.TestKit;

namespace Sentinel.Worker.Tests.Sandbox.Kernel;

/// <summary>A program that stands in for <c>dotnet</c>.</summary>
[UnsupportedOSPlatform("windows")]
internal static class UnconfinedRunner
{
    // The frame's version, type and length, then one finding: the filter is not active, "no"; and the compiler, "none".
    private const string Ready = @"printf '\001\101\032\000\000\000\001\000\000\000\000\000\000\000\000\000\000\000\002\000\000\000no\004\000\000\000none'; exec sleep 60";

    /// <summary>Says what a runner says on a system without filters.</summary>
    public static string In(TempFolder folder) => Script(folder, Ready);

    /// <summary>Does what a shell script says.</summary>
    public static string Script(TempFolder folder, string text)
    {
        var path = folder.Of("dotnet");
        File.WriteAllText(path, $"#!/bin/sh\nPATH=/usr/local/bin:/usr/bin:/bin\n{text}\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return path;
    }
}

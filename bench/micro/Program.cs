using BenchmarkDotNet.Running;
using Sentinel.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(args);

using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(AskPro.Benchmarks.RetellBody).Assembly).Run(args);

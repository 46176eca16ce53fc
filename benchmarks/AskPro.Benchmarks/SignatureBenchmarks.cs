using System.Security.Cryptography;
using AskPro.Integrations.Retell.Signatures;
using BenchmarkDotNet.Attributes;

namespace AskPro.Benchmarks;

/// <summary>The check of one signature against its limit, the bare HMAC over the same bytes.</summary>
[MemoryDiagnoser]
public class SignatureBenchmarks
{
    private const string Key = "key_benchmark_0123456789abcdef";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_773_752_712_318);
    private byte[] _body = [];
    private byte[] _key = [];
    private string _header = "";

    /// <summary>Bytes of the body.</summary>
    [Params(1_000, 3_000, 30_000)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _body = RandomNumberGenerator.GetBytes(Size);
        _key = System.Text.Encoding.UTF8.GetBytes(Key);
        _header = RetellSignature.Sign(_body, Key, Now);
    }

    [Benchmark(Baseline = true)]
    public int BareHmac()
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return HMACSHA256.HashData(_key, _body, digest);
    }

    [Benchmark]
    public RetellSignatureVerdict Verify() => RetellSignature.Verify(_header, _body, Key, Now);
}

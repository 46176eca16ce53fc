using AskPro.Hosting.Servers;

namespace AskPro.Tests.Support.Servers;

/// <summary>Garnet, as a developer's run uses it.</summary>
public sealed class GarnetCache() : TestCache(CacheServerKind.Garnet);

/// <summary>The second opinion: redis-server, where it is installed.</summary>
public sealed class RedisCache() : TestCache(CacheServerKind.Redis);

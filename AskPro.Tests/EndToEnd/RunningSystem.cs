using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>The tests of the whole system share one: each brings its own companies.</summary>
[CollectionDefinition]
public sealed class RunningSystem : ICollectionFixture<RunningAskPro>;

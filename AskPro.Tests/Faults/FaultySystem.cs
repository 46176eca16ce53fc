using AskPro.Tests.EndToEnd;
using Xunit;

namespace AskPro.Tests.Faults;

/// <summary>A system of its own, because these tests stop and kill parts of it.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class FaultySystem : ICollectionFixture<RunningAskPro>;

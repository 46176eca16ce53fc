namespace AskPro.Api.Features.Webhooks.Storing;

/// <summary>What became of an event handed over for storing.</summary>
internal enum StoreOutcome
{
    /// <summary>Committed.</summary>
    Stored,

    /// <summary>Committed earlier, or by a twin in the same batch.</summary>
    Duplicate,

    /// <summary>Not committed, or nobody knows. The sender has to come back.</summary>
    Unavailable,
}

using System.ComponentModel;

namespace AskPro.Worker.Resolution;

/// <summary>To whom a number belongs, as it lies in the cache. Good only while <paramref name="Version"/> is the company's. That a number is nobody's is never kept.</summary>
/// <param name="E164">The number, exactly.</param>
/// <param name="CompanyId">Whose it is.</param>
/// <param name="BranchId">Of which branch.</param>
/// <param name="Version">The company's routing version when this was read, from the same statement.</param>
[ImmutableObject(true)]
internal sealed record NumberOwner(string E164, Guid CompanyId, Guid? BranchId, Guid Version)
{
    /// <summary>The kind of entry, in metrics.</summary>
    internal const string Kind = "number";

    internal static string Key(string e164) => $"number:{e164}";
}

using AskPro.Web.Backend;

namespace AskPro.Web.Settings.PhoneNumbers;

/// <summary>What stands in the fields: as stored, or as typed when it has to be corrected.</summary>
public sealed record NumberForm(string? Number, string? Label, Guid? BranchId, uint Version)
{
    public static readonly NumberForm Empty = new(null, null, null, 0);

    public static NumberForm Of(NumberRowAnswer stored) => new(stored.E164, stored.Label, stored.BranchId, stored.Version);
}

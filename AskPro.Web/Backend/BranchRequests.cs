using AskPro.Web.Settings.Branches;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about the company's branches.</summary>
internal static class BranchRequests
{
    private const string Branches = "/api/branches";

    public static Task<BranchListAnswer> GetBranchesAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<BranchListAnswer>(token, Branches, cancel);

    public static Task<BranchDetailAnswer> GetBranchAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.GetAsync<BranchDetailAnswer>(token, $"{Branches}/{id:D}", cancel);

    public static Task<SaveResult<BranchDetailAnswer>> AddBranchAsync(
        this AskProApiClient api, SessionToken token, string? name, string? region, CancellationToken cancel) =>
        api.SaveAsync<BranchDetailAnswer>(token, HttpMethod.Post, Branches, new { name, region }, cancel);

    public static Task<SaveResult<BranchDetailAnswer>> ChangeBranchAsync(
        this AskProApiClient api, SessionToken token, Guid id, BranchForm form, CancellationToken cancel) =>
        api.SaveAsync<BranchDetailAnswer>(token, HttpMethod.Put, $"{Branches}/{id:D}", form, cancel);

    /// <param name="date">Null to follow the opening hours again.</param>
    public static Task<SaveResult<BranchDetailAnswer>> CloseBranchAsync(
        this AskProApiClient api, SessionToken token, Guid id, DateOnly? date, string? reason, uint version, CancellationToken cancel) =>
        api.SaveAsync<BranchDetailAnswer>(token, HttpMethod.Put, $"{Branches}/{id:D}/closed-day", new { date, reason, version }, cancel);

    public static Task<string?> RemoveBranchAsync(this AskProApiClient api, SessionToken token, Guid id, uint version, CancellationToken cancel) =>
        api.RemoveAsync(token, $"{Branches}/{id:D}?version={version}", cancel);
}

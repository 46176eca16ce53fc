using AskPro.Web.Operators;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api for operators, and about them.</summary>
internal static class OperatorRequests
{
    private const string Companies = "/api/operators/companies";
    private const string Accesses = "/api/support-accesses";

    public static Task<CompanyListAnswer> GetCompaniesAsync(this AskProApiClient api, SessionToken token, CompanyFilter filter, Guid? after, CancellationToken cancel) =>
        api.GetAsync<CompanyListAnswer>(
            token, $"{Companies}?search={Uri.EscapeDataString(filter.Search ?? "")}&state={Uri.EscapeDataString(filter.State ?? "")}{(after is { } cursor ? $"&after={cursor:D}" : "")}", cancel);

    public static Task<SetupFiguresAnswer> GetSetupFiguresAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<SetupFiguresAnswer>(token, "/api/operators/setup", cancel);

    public static Task<CompanyOverviewAnswer> GetCompanyOverviewAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.GetAsync<CompanyOverviewAnswer>(token, $"{Companies}/{id:D}", cancel);

    public static Task<SaveResult<CreatedCompanyAnswer>> CreateCompanyAsync(this AskProApiClient api, SessionToken token, NewCompanyForm form, CancellationToken cancel) =>
        api.SaveAsync<CreatedCompanyAnswer>(token, HttpMethod.Post, Companies, form, cancel, limited: "email");

    /// <param name="what">Last part of the path, such as <c>suspension</c>.</param>
    public static Task<SaveResult<CompanyOverviewAnswer>> ChangeStateAsync(
        this AskProApiClient api, SessionToken token, Guid id, string what, string? reason, string? name, CancellationToken cancel) =>
        api.SaveAsync<CompanyOverviewAnswer>(token, HttpMethod.Post, $"{Companies}/{id:D}/{what}", new { reason, name }, cancel);

    public static Task<SaveResult<SignInAnswer>> OpenSupportAsync(
        this AskProApiClient api, SessionToken token, Guid id, string? reason, int? minutes, CancellationToken cancel) =>
        api.SaveAsync<SignInAnswer>(token, HttpMethod.Post, $"{Companies}/{id:D}/support-accesses", new { reason, minutes }, cancel);

    public static Task<LinkResult<CompanyOverviewAnswer>> InviteOwnerAsync(this AskProApiClient api, SessionToken token, Guid id, string? email, CancellationToken cancel) =>
        api.SendLinkAsync<CompanyOverviewAnswer>(HttpMethod.Post, Invitation(id), new { email }, null, token, cancel);

    public static Task<LinkResult<CompanyOverviewAnswer>> InviteOwnerAgainAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.SendLinkAsync<CompanyOverviewAnswer>(HttpMethod.Post, $"{Invitation(id)}/mails", null, null, token, cancel);

    public static Task<LinkResult<CompanyOverviewAnswer>> WithdrawOwnerAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.SendLinkAsync<CompanyOverviewAnswer>(HttpMethod.Delete, Invitation(id), null, null, token, cancel);

    /// <summary>The operator leaves; what has ended already is fine too.</summary>
    public static Task EndOwnSupportAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.RemoveAsync(token, $"/api/operators/support-accesses/{id:D}", cancel);

    public static Task<OperatorAuditAnswer> GetOperatorAuditAsync(this AskProApiClient api, SessionToken token, Guid? before, CancellationToken cancel) =>
        api.GetAsync<OperatorAuditAnswer>(token, before is { } cursor ? $"/api/operators/audit?before={cursor:D}" : "/api/operators/audit", cancel);

    /// <summary>For the company: who was let in.</summary>
    public static Task<SupportAccessListAnswer> GetSupportAccessesAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<SupportAccessListAnswer>(token, Accesses, cancel);

    /// <inheritdoc cref="AskProApiClient.RemoveAsync"/>
    public static Task<string?> EndSupportAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.RemoveAsync(token, $"{Accesses}/{id:D}", cancel);

    private static string Invitation(Guid companyId) => $"{Companies}/{companyId:D}/invitation";
}

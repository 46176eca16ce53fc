using AskPro.Api.Features.ApiTokens;
using AskPro.Data.Memberships;
using AskPro.Tests.Integration.RestApi;
using Npgsql;

namespace AskPro.LoadTest.Rights;

/// <summary>A company with one of everything and a person of every role.</summary>
internal sealed class CheckedTenant
{
    private const string OtherBranch = "other_branch";

    private CheckedTenant(GivenCompany company, IReadOnlyList<Caller> people) => (Company, People) = (company, people);

    public GivenCompany Company { get; }

    /// <summary>One of each role.</summary>
    public IReadOnlyList<Caller> People { get; }

    /// <summary>May read everything but sees no branch: to the calls of a branch as much a stranger as any.</summary>
    public required Caller Branchless { get; init; }

    /// <summary>A token that may all that tokens may, and one that may see calls.</summary>
    public required IReadOnlyList<Caller> Programs { get; init; }

    /// <summary>Everybody who reaches the company's data in some way.</summary>
    public IEnumerable<Caller> Everybody => People.Append(Branchless).Concat(Programs);

    /// <summary>What of the company belongs to its branch and not to the company as a whole.</summary>
    public IReadOnlyList<string> OfTheBranch => [$"Zusammenfassung {Company.Marker}", $"Guten Tag {Company.Marker}", Company.CustomerNumber];

    public static async Task<CheckedTenant> CreateAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        var company = await GivenCompany.CreateAsync(owner, cancellationToken);
        await company.AddNoteAsync(owner, cancellationToken);
        var people = new List<Caller>();
        foreach (var role in RoleRights.Roles)
            people.Add(await AddAsync(owner, company, role, role, role, cancellationToken));
        var branchless = await AddAsync(owner, company, OtherBranch, MembershipRoles.Reception, "branchless", cancellationToken);
        await using var restrict = owner.CreateCommand("update memberships set all_branches = false where company_id = $1 and user_id = $2");
        restrict.Parameters.AddWithValue(company.Id);
        restrict.Parameters.AddWithValue(branchless.UserId);
        await restrict.ExecuteNonQueryAsync(cancellationToken);
        const string limited = "token_list_only";
        var secret = TokenSecret.Create();
        await company.AddTokenAsync(owner, secret, null, [Right.List], cancellationToken);
        return new CheckedTenant(company, people)
        {
            Branchless = branchless,
            Programs =
            [
                new Caller("token", RoleRights.Of(MembershipRoles.Owner), company, Guid.Empty, "", company.Token),
                new Caller(limited, new HashSet<Right> { Right.List }, company, Guid.Empty, "", secret),
            ],
        };
    }

    private static async Task<Caller> AddAsync(
        NpgsqlDataSource owner, GivenCompany company, string kind, string role, string name, CancellationToken cancellationToken)
    {
        var email = await company.AddMemberAsync(owner, role, cancellationToken, name);
        await using var find = owner.CreateCommand("select id from users where email = $1");
        find.Parameters.AddWithValue(email);
        return new Caller(kind, RoleRights.Of(role), company, (Guid)(await find.ExecuteScalarAsync(cancellationToken))!, email);
    }
}

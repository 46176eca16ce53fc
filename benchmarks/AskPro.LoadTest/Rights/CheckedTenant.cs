using AskPro.Api.Features.ApiTokens;
using AskPro.Data.Memberships;
using AskPro.Tests.Integration.RestApi;
using Npgsql;

namespace AskPro.LoadTest.Rights;

/// <summary>A company with one of everything and a person of every role.</summary>
internal sealed class CheckedTenant
{
    private const string OtherBranch = "other_branch";

    /// <summary>Where the recording of its call is.</summary>
    public const string Recording = "https://recordings.example/withheld.wav";

    private CheckedTenant(GivenCompany company, IReadOnlyList<Caller> people) => (Company, People) = (company, people);

    public GivenCompany Company { get; }

    /// <summary>One of each role.</summary>
    public IReadOnlyList<Caller> People { get; }

    /// <summary>May read everything but sees no branch: to the calls of a branch as much a stranger as any.</summary>
    public required Caller Branchless { get; init; }

    /// <summary>A token that may all that tokens may, and one that may see calls.</summary>
    public required IReadOnlyList<Caller> Programs { get; init; }

    /// <summary>An operator with an open support access.</summary>
    public required Caller Support { get; init; }

    /// <summary>Everybody who reaches the company's data in some way.</summary>
    public IEnumerable<Caller> Everybody => People.Append(Branchless).Append(Support).Concat(Programs);

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
        await using var record = owner.CreateCommand(
            """
            with consenting as (update companies set recording = 'with_consent' where id = $1)
            update calls set recording_url = $2, custom_analysis = custom_analysis || '{"recording_consent": true}' where company_id = $1
            """);
        record.Parameters.AddWithValue(company.Id);
        record.Parameters.AddWithValue(Recording);
        await record.ExecuteNonQueryAsync(cancellationToken);
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
            Support = await HelpAsync(owner, company, cancellationToken),
            Programs =
            [
                new Caller("token", RoleRights.Of(MembershipRoles.Owner), company, Guid.Empty, "", company.Token),
                new Caller(limited, new HashSet<Right> { Right.List }, company, Guid.Empty, "", secret),
            ],
        };
    }

    private static async Task<Caller> HelpAsync(NpgsqlDataSource owner, GivenCompany company, CancellationToken cancellationToken)
    {
        var helper = await GivenOperator.CreateAsync(owner, cancellationToken);
        await using var open = owner.CreateCommand(
            """
            insert into memberships (company_id, user_id, role, all_branches, created_at, expires_at)
            values ($1, $2, 'support', true, now(), now() + interval '2 hours')
            """);
        open.Parameters.AddWithValue(company.Id);
        open.Parameters.AddWithValue(helper.Id);
        await open.ExecuteNonQueryAsync(cancellationToken);
        return new Caller(MembershipRoles.Support, RoleRights.Of(MembershipRoles.Support), company, helper.Id, helper.Email, IsOperator: true);
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

using AskPro.Data.PhoneNumbers;
using AskPro.Tests.Support.Spellings;
using Npgsql;

namespace AskPro.LoadTest.Onboarding;

/// <summary>
/// Companies with one number each: every number of the corpus, and for the others its neighbours, which differ in one digit. So a number that is
/// misread is likely somebody else's, not nobody's.
/// </summary>
internal sealed class KnownBusinesses
{
    private KnownBusinesses(IReadOnlyList<string> numbers) => Numbers = numbers;

    /// <summary>E.164, one for each company.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>Whose they are.</summary>
    public Dictionary<string, Guid> Owners { get; } = new(StringComparer.Ordinal);

    public static async Task<KnownBusinesses> CreateAsync(NpgsqlDataSource owner, int companies, CancellationToken cancellationToken)
    {
        var spelled = SpellingCorpus.All.Select(spelling => spelling.E164).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (companies < spelled.Length)
            throw new ArgumentException($"--companies needs at least {spelled.Length}: as many numbers has the corpus.");
        var businesses = new KnownBusinesses([.. spelled.Concat(Neighbours(spelled).Where(CanBeEntered)).Distinct(StringComparer.Ordinal).Take(companies)]);
        if (businesses.Numbers.Count < companies)
            throw new ArgumentException($"--companies may be {businesses.Numbers.Count} at most: so many neighbours have the numbers of the corpus.");
        foreach (var number in businesses.Numbers)
            businesses.Owners[number] = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await businesses.StoreAsync(owner, cancellationToken);
        return businesses;
    }

    /// <summary>Last digits first: those are what people mistype and what a wrong cut would take away.</summary>
    private static IEnumerable<string> Neighbours(string[] numbers)
    {
        for (var fromEnd = 1; fromEnd <= 8; fromEnd++)
        {
            foreach (var number in numbers.Where(number => number.Length > fromEnd + 4))
            {
                var digits = number.ToCharArray();
                digits[^fromEnd] = digits[^fromEnd] == '9' ? '0' : (char)(digits[^fromEnd] + 1);
                yield return new string(digits);
            }
        }
    }

    /// <summary>Nobody can have what is no number.</summary>
    private static bool CanBeEntered(string number) => PhoneNumberReader.TryReadE164(number, out _);

    private async Task StoreAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand(
            """
            with founded as (
                insert into companies (id, name, is_demo, created_at) select id, 'Betrieb ' || place, false, now() from unnest($1) with ordinality as given (id, place) returning id
            )
            insert into phone_numbers (id, company_id, e164, created_at)
            select gen_random_uuid(), given.id, given.e164, now() from unnest($1, $2) as given (id, e164) join founded on founded.id = given.id
            """);
        command.Parameters.AddWithValue(Numbers.Select(number => Owners[number]).ToArray());
        command.Parameters.AddWithValue(Numbers.ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

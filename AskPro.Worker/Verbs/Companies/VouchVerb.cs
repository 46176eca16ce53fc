using Npgsql;

namespace AskPro.Worker.Verbs.Companies;

/// <summary><c>vouch {company id}</c>: an operator has checked the numbers of a company that signed up. Runs as the database's owner, as <c>migrate</c> does.</summary>
internal static class VouchVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length < 2 || !Guid.TryParse(args[1], out var companyId))
        {
            await Console.Error.WriteLineAsync("Name the company by its id: vouch 018f….");
            return 2;
        }
        var builder = Host.CreateApplicationBuilder(args[2..]);
        builder.AddServiceDefaults();
        builder.AddAskProDataSource();
        using var host = builder.Build();
        try
        {
            var vouched = await Vouching.RunOnceAsync(
                host.Services.GetRequiredService<NpgsqlDataSource>(), host.Services.GetRequiredService<TimeProvider>(), companyId, CancellationToken.None);
            await Console.Out.WriteLineAsync(vouched ? "The company is vouched for." : "There is no such company, or it is vouched for already.");
            return vouched ? 0 : 1;
        }
        catch (NpgsqlException exception)
        {
            await Console.Error.WriteLineAsync($"Nothing was changed: {exception.Message}");
            return 1;
        }
    }
}

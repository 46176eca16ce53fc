using AskPro.Data;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Verbs.Operators;

/// <summary>
/// <c>operator add</c>: makes somebody an operator of the platform, as the owner of the database: no role of a service may. It is for
/// the first one, and for more with <c>--another</c>; doing it twice changes nothing. docs/runbooks/first-operator.md says how.
/// </summary>
internal static class OperatorVerb
{
    private const int WrongUse = 2;
    private const string Usage =
        "Usage: AskPro.Worker operator add --email=NAME@EXAMPLE.ORG [--name=NAME] [--another]; or set Operator__Email. "
        + "Needs ConnectionStrings__askpro of the database's owner, KeyRing__MasterKey and Web__PublicUrl.";

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    internal static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args is not ["add", .. var rest])
        {
            await Console.Error.WriteLineAsync(Usage);
            return WrongUse;
        }

        // A switch without a value is none to the configuration.
        var isAnother = rest.Contains("--another");
        var builder = Host.CreateApplicationBuilder([.. rest.Where(word => word != "--another")]);
        builder.Configuration.AddInMemoryCollection(Aliases(builder.Configuration));
        builder.AddServiceDefaults();
        builder.AddAskProDatabase<AskProDbContext>();
        builder.AddAskProKeyRing("AskPro");
        builder.AddValidatedOptions<OperatorWish>(OperatorWish.Section);
        AddAccounts(builder.Services);
        using var host = builder.Build();
        try
        {
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            await using var scope = host.Services.CreateAsyncScope();
            var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            var outcome = await scope.ServiceProvider.GetRequiredService<OperatorAccounts>().AddAsync(isAnother, stopping);
            await (outcome.ExitCode == 0 ? output : Console.Error).WriteLineAsync(outcome.Sentence);
            return outcome.ExitCode;
        }
        catch (OptionsValidationException wrong)
        {
            await Console.Error.WriteLineAsync($"{string.Join(' ', wrong.Failures)} {Usage}");
            return WrongUse;
        }
        catch (AggregateException several) when (several.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            await Console.Error.WriteLineAsync($"{string.Join(' ', several.InnerExceptions.Select(inner => inner.Message))} {Usage}");
            return WrongUse;
        }
        catch (Exception exception) when (exception is NpgsqlException or DbUpdateException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"Nothing was changed: {exception.GetBaseException().Message}");
            return 1;
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Aliases(ConfigurationManager given) =>
        new[] { ("email", "Operator:Email"), ("name", "Operator:Name") }
            .Where(alias => given[alias.Item1] is not null)
            .Select(alias => KeyValuePair.Create(alias.Item2, given[alias.Item1]));

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentityCore<User>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.Tokens.PasswordResetTokenProvider = PasswordLinks.Provider;
            options.Tokens.ProviderMap[PasswordLinks.Provider] = new TokenProviderDescriptor(typeof(DataProtectorTokenProvider<User>));
        });
        // As Api reads them; how long a link is good is Api's decision.
        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.Name = PasswordLinks.Provider);
        services.AddTransient<DataProtectorTokenProvider<User>>();
        services.AddScoped<IUserStore<User>, UserOnlyStore<User, AskProDbContext, Guid>>();
        services.AddScoped<OperatorAccounts>();
    }
}

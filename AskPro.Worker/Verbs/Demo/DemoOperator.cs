using AskPro.Data;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Worker.Verbs.Demo;

/// <summary>Creates the demo operator, who belongs to no company, unless the account is there.</summary>
internal sealed class DemoOperator(AskProDbContext database, TimeProvider time)
{
    internal const string Email = "operator@askpro.example";

    internal async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (await database.Users.AnyAsync(user => user.Email == Email, cancellationToken)) return;
        database.Users.Add(DemoPerson.Create(Email, "Olga Brandt", isOperator: true, time.GetUtcNow()));
        await database.SaveChangesAsync(cancellationToken);
    }
}

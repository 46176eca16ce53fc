using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AskPro.Data.Schema;

/// <summary>For <c>dotnet ef migrations add</c>, which needs the model but no database.</summary>
internal sealed class AskProDbContextFactory : IDesignTimeDbContextFactory<AskProDbContext>
{
    public AskProDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AskProDbContext>().UseNpgsql().Options);
}

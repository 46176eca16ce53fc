using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The model without query filters: what remains is the WHERE of the handlers and row-level security.</summary>
internal sealed class WithoutTenantFilters(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var filter in entity.GetDeclaredQueryFilters().ToArray())
                entity.SetQueryFilter(filter.Key!, null);
        }
    }
}

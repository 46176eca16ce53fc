using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>
/// Exchanges the company in the WHERE of every query, as if a handler had taken it from the request. The tenant transaction
/// is set with a text and stays as it is. With the filters off too, row-level security is all that stands.
/// </summary>
internal sealed class AsksForAnotherCompany(Guid own, Guid victim) : DbCommandInterceptor
{
    public int Exchanged { get; private set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter.Value is Guid company && company == own)
            {
                parameter.Value = victim;
                Exchanged++;
            }
        }

        return ValueTask.FromResult(result);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace AskPro.ServiceDefaults.Database;

/// <summary>
/// Builds the model before the process listens. Left to the first request, that took seconds on a busy machine: longer than
/// a person who signs in right after the start is let wait.
/// </summary>
internal sealed class ModelWarmUp<TContext>(IDbContextFactory<TContext> contexts) : IHostedService
    where TContext : DbContext
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // The property is computed on first use, for all contexts of the process; no connection is opened.
        _ = context.Model;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

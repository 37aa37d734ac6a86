using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Web.Shared;

/// <summary>Whether the house can take requests: for the machine that watches it, without a detail that would tell others anything.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz/live", () => Results.Ok());
        // Whether the journal is anchored and fitted its anchors when it was last checked. An operator's figure: it stops no visitor.
        routes.MapGet("/healthz/journal", async (JournalStates states, CancellationToken stop) =>
        {
            try
            {
                return (await states.See(stop)).IsWell ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
            catch (NpgsqlException)
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
        });
        // Whether the nightly backup is whole. Where none is configured there is nothing to watch.
        routes.MapGet("/healthz/backup", (BackupTarget target, OfficePlace place, TimeProvider clock) =>
            target.Folder is not { } nightly || LastBackup.Read(place.Folder)?.IsWell(nightly, clock.GetUtcNow()) == true ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        routes.MapGet("/healthz/ready", async (OfficeDb db, CancellationToken stop) =>
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(Patience);
            try
            {
                return await db.Database.CanConnectAsync(patience.Token) ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}

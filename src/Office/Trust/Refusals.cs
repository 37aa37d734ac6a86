using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust;

/// <summary>
/// Notes that somebody was not let in, as the house, in a scope of its own: the page that says no is not drawn as whoever sees everything.
/// An entry holds a code, never what was sent. (OWASP ASVS 16.3)
/// </summary>
public sealed class Refusals(HouseScope asHouse, TimeProvider clock)
{
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(10);

    /// <summary>
    /// A log-in that did not fit. One entry each: how many there can be is what <see cref="Guesses"/> lets anybody try. <paramref name="about"/> null: nobody is known by that name;
    /// then the entry stands for itself, so that both take the same time.
    /// </summary>
    public async Task LogIn(string what, Guid? about, CancellationToken stop)
    {
        await using var scope = asHouse();
        await Note(scope.ServiceProvider, JournalKind.LogInRefused, about, what, stop);
    }

    /// <summary>Whatever else was refused: one entry for each kind and subject in ten minutes, so that no flood fills the journal.</summary>
    public async Task Other(string what, string subject, Guid? about, CancellationToken stop)
    {
        await using var scope = asHouse();
        var now = clock.GetUtcNow();
        if (await scope.ServiceProvider.GetRequiredService<Guesses>().Once($"refused {what} {subject} {now.Ticks / Apart.Ticks}", now + Apart, stop))
            await Note(scope.ServiceProvider, JournalKind.AccessRefused, about, what, stop);
    }

    private async Task Note(IServiceProvider services, JournalKind kind, Guid? about, string what, CancellationToken stop)
    {
        services.GetRequiredService<Journal>().Note(kind, about ?? Guid.CreateVersion7(clock.GetUtcNow()), ReasonCode.OfficeDuty, what);
        await services.GetRequiredService<OfficeDb>().SaveChangesAsync(stop);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Proof;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>How the journal stands: how long, until when signed, where anchored, when last checked. No entry is shown here.</summary>
public sealed class JournalStateModel(JournalStates states, BackupTarget target, OfficePlace place) : PageModel, IShowData
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public JournalState State { get; private set; } = null!;

    /// <summary>How the last backup ended; null: there was none.</summary>
    public LastBackup? Backup { get; private set; }

    public bool BacksUpAtNight => target.Folder is not null;

    public async Task Load(CancellationToken stop) => (State, Backup) = (await states.See(stop), LastBackup.Read(place.Folder));

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public static string Number(long number) => number.ToString("N0", German);

    /// <summary>vor 3 Minuten, vor 2 Stunden, vor 4 Tagen.</summary>
    public static string Ago(TimeSpan ago) => ago switch
    {
        { TotalMinutes: < 1 } => "gerade eben",
        { TotalMinutes: < 2 } => "vor 1 Minute",
        { TotalMinutes: < 100 } => $"vor {ago.TotalMinutes.ToString("0", German)} Minuten",
        { TotalHours: < 48 } => $"vor {ago.TotalHours.ToString("0", German)} Stunden",
        _ => $"vor {ago.TotalDays.ToString("0", German)} Tagen",
    };

    /// <summary>What is not well, each with what it means for whoever reads it.</summary>
    public static IEnumerable<(string What, string Then)> Troubles(JournalState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Fault is not null)
            yield return ("Bei der Prüfung passte etwas nicht zusammen.", "Im Journal oder an seinen Ankern wurde etwas verändert. Lassen Sie alles, wie es ist, und sagen Sie es heute dem Betrieb und der oder dem Datenschutzbeauftragten.");
        if (state.AnchorsDiffer)
            yield return ("Die Anker außerhalb der Datenbank fehlen oder passen nicht.", "Neue Einträge werden aufgeschrieben, aber nicht mehr unterschrieben. Der Betrieb prüft, ob der Ordner der Anker da ist.");
        if (state.IsLate)
            yield return ("Seit über einer Viertelstunde wurde nichts unterschrieben.", "Es gehen keine Einträge verloren. Bis zur nächsten Unterschrift fiele eine Änderung daran aber nicht von außen auf. Der Betrieb sieht nach.");
        if (state.CheckIsLate)
            yield return ("Die nächtliche Prüfung ist ausgefallen.", "Der Betrieb startet sie mit ./oh journal verify.");
    }
}

using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Web.Shared;

/// <summary>Alarms about looks, in plain words: what stood out, and what it may be besides. An alarm is a question, never a finding.</summary>
internal static class LookAlarmWords
{
    public static string What(AlarmSeen alarm) => $"{Pattern(alarm.Kind)}: {(alarm.Looks == 1 ? "1\u00a0Anliegen" : $"{alarm.Looks}\u00a0Anliegen")} am {(alarm.OnDay is { } day ? DeskWords.Day(day) : "?")}";

    public static string Then(AlarmKind kind) => kind switch
    {
        AlarmKind.LooksMany => "Ohne Aufgabe, mit aufgeschriebenem Grund, und weit mehr als sonst, auch im Team. Es kann eine Vertretung sein.",
        AlarmKind.LooksAtNight => "Zwischen 22 und 5\u00a0Uhr. Es kann vereinbart sein.",
        AlarmKind.LooksAfterClose => "Das Anliegen war zu, und es geschah nichts daran. Es kann eine Nachfrage sein.",
        AlarmKind.LooksAtColleague => "Mehr als einmal geöffnet, und es geschah nichts daran. Es kann ein gleicher Name sein.",
        AlarmKind.LooksOfManyEyes => "Mehrere Beschäftigte haben es ohne Aufgabe geöffnet. Es kann jemand Bekanntes sein.",
        AlarmKind.LooksAtOwnName => "Geöffnet, und es geschah nichts daran. Es kann ein Zufall sein; eigene Anliegen und die der Familie bleiben zu (§\u00a016 SGB\u00a0X).",
        _ => "Mehrere Anliegen desselben Nachnamens in 7\u00a0Tagen, und es geschah nichts daran. Es kann ein häufiger Name sein.",
    };

    private static string Pattern(AlarmKind kind) => kind switch
    {
        AlarmKind.LooksMany => "Auffallend viele Anliegen ohne Aufgabe geöffnet",
        AlarmKind.LooksAtNight => "Nachts geöffnet",
        AlarmKind.LooksAfterClose => "Abgeschlossenes ohne Aufgabe geöffnet",
        AlarmKind.LooksAtColleague => "Name wie im Kollegium, ohne Aufgabe geöffnet",
        AlarmKind.LooksOfManyEyes => "Von mehreren ohne Aufgabe geöffnet",
        AlarmKind.LooksAtOwnName => "Eigener Nachname, ohne Aufgabe geöffnet",
        _ => "Eine Familie, ohne Aufgabe geöffnet",
    };
}

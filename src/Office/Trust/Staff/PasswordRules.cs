using System.Collections.Frozen;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>Which passwords staff and helpers may choose: long ones, and none that others try first. Nothing else is demanded, and none ends by itself. (OWASP ASVS 6.2)</summary>
public sealed class PasswordRules(FrozenSet<string> common, string office)
{
    public const int Least = 12, Most = 200, Different = 5;

    private static readonly string[] Usual = ["passwort", "password", "jobcenter", "qwertz", "qwerty", "123456", "abcdef", "geheim", "willkommen", "sommer20", "winter20", "offeneshaus"];

    /// <summary>One password a line (passwords/README.md).</summary>
    public static PasswordRules Read(string file, OfficeSettings office)
    {
        try
        {
            return new(File.ReadLines(file).ToFrozenSet(StringComparer.OrdinalIgnoreCase), office.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The list of common passwords {file} cannot be read: {e.Message}", "Put the file back as it came with the program: without it staff could choose what everybody tries first.");
        }
    }

    /// <summary>Throws what is wrong with it. <paramref name="own"/>: the words that belong to the account. <paramref name="room"/>: in whose words it is said.</summary>
    internal void Demand(string room, string password, string own)
    {
        if (password.Length < Least)
            throw new Refused($"{room}.password-short", Least);
        if (password.Length > Most)
            throw new Refused($"{room}.password-long", Most);
        if (common.Contains(password))
            throw new Refused($"{room}.password-common");
        if (password.Distinct().Count() < Different || IsGuessable(password, own))
            throw new Refused($"{room}.password-guessable");
    }

    private bool IsGuessable(string password, string own)
    {
        var folded = password.ToLowerInvariant();
        var words = $"{own} {office}".ToLowerInvariant().Split([' ', '.', '-', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3);
        return Usual.Concat(words).Any(w => folded.Contains(w, StringComparison.Ordinal));
    }
}

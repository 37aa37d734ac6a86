using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace OffenesHaus.Catalog.Exchange;

/// <summary>The names and lists of XDatenfelder 3 (FIM) that the house writes and reads.</summary>
internal static class Xdf
{
    public static readonly XNamespace Name = "urn:xoev-de:fim:standard:xdatenfelder_3.0.0";

    public const string SchemaMessage = "xdatenfelder.stammdatenschema.0102", GroupMessage = "xdatenfelder.datenfeldgruppe.0103";

    /// <summary>Draft (Entwurf). The house never says more of a form: 5 and 6 are given by those who answer for FIM.</summary>
    public const string Draft = "3";

    /// <summary>Our own range of numbers, for tests: no office of FIM has given it out.</summary>
    public const string TestRange = "99";

    /// <summary>Keywords of the house, by which a form comes back with its own names.</summary>
    public const string Form = "urn:offenes-haus:formular", Service = "urn:offenes-haus:leistung", Act = "urn:offenes-haus:handlung", Page = "urn:offenes-haus:seite",
        Each = "urn:offenes-haus:je", Question = "urn:offenes-haus:frage", Kind = "urn:offenes-haus:art", RequiredWhenAsked = "urn:offenes-haus:pflicht-wenn-gefragt";

    public const string ConditionRule = "Bedingung";

    public static readonly string[] FieldKinds = ["input", "select", "label", "hidden", "locked"];

    public static readonly string[] FieldTypes = ["text", "text_latin", "date", "time", "datetime", "bool", "num", "num_int", "num_currency", "file", "obj"];

    /// <summary>The same number for the same thing each time, out of the range for tests.</summary>
    public static string Number(char letter, string name, HashSet<string> taken)
    {
        var digits = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(name)), 0);
        while (true)
        {
            var id = $"{letter}{TestRange}{digits % 1_000_000_000:000000000}";
            if (taken.Add(id))
                return id;
            digits++;
        }
    }
}

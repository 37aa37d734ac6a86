using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using OffenesHaus.Platform;

namespace OffenesHaus.Web.Shared;

/// <summary>The keys that seal cookies lie sealed themselves, under the office key: a stolen disk without it opens no session.</summary>
internal sealed class SealedCookieKeys(OfficeKey office) : IXmlEncryptor
{
    internal static readonly Guid Bound = Guid.Parse("0199a000-0000-7000-8000-000000000001");

    /// <summary>The files whose keys lie under a former office key, as they read under the present one: a rotation logs nobody off.</summary>
    internal static IEnumerable<(string Path, byte[] Content)> Rewrapped(OfficePlace place, OfficeKey office)
    {
        var folder = Path.Combine(place.Folder, "keys", "cookies");
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.xml") : [])
        {
            var text = XDocument.Load(file);
            foreach (var mark in text.Descendants("sealed").Attributes("key"))
            {
                using var key = DataKey.Unwrap(Convert.FromBase64String(mark.Value), office, Bound);
                mark.Value = Convert.ToBase64String(key.Wrap(office, Bound));
            }
            yield return (file, System.Text.Encoding.UTF8.GetBytes(text.ToString()));
        }
    }

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        using var key = DataKey.Create();
        var box = key.Seal(System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), "cookie-keys", Bound);
        return new(new XElement("sealed", new XAttribute("key", Convert.ToBase64String(key.Wrap(office, Bound))), Convert.ToBase64String(box)), typeof(OpenedCookieKeys));
    }
}

/// <summary>Opens what <see cref="SealedCookieKeys"/> sealed.</summary>
public sealed class OpenedCookieKeys(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        using var key = DataKey.Unwrap(Convert.FromBase64String(encryptedElement.Attribute("key")!.Value), services.GetRequiredService<OfficeKey>(), SealedCookieKeys.Bound);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(key.Open(Convert.FromBase64String(encryptedElement.Value), "cookie-keys", SealedCookieKeys.Bound)));
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.People;

/// <summary>Finds whom a request is shut to beforehand, by its traits, within the transaction that writes them. (§ 16 SGB X)</summary>
public sealed class KinMarks(OfficeDb db, Grants grants, byte[] secret)
{
    /// <summary>Why such a bar was set, as it stands in the grant.</summary>
    internal const string Why = "kin-mark";

    /// <summary>Bars the request to every clerk who marked these traits and is not barred yet; says to whom.</summary>
    internal async Task<IReadOnlyList<Guid>> Bar(Guid request, KinTraits traits, CancellationToken stop)
    {
        var hashes = Hashes(traits).ToArray();
        if (hashes.Length == 0)
            return [];
        var barred = new List<Guid>();
        foreach (var mark in await db.Database.SqlQuery<Marked>($"SELECT id, clerk FROM people.kin_of({hashes})").ToListAsync(stop))
            if (!barred.Contains(mark.Clerk) && await Bar(mark.Clerk, mark.Id, request, stop))
                barred.Add(mark.Clerk);
        return barred;
    }

    internal async Task<bool> Bar(Guid clerk, Guid mark, Guid request, CancellationToken stop)
    {
        if (await grants.IsBarred(clerk, request, stop))
            return false;
        await grants.End(clerk, [Right.Look], request, stop);
        grants.Give(new() { Holder = clerk, Right = Right.Barred, Subject = request, Why = Why, WhyId = mark });
        return true;
    }

    /// <summary>Every request that these traits are of, though whoever asks may see none of them.</summary>
    internal async Task<IReadOnlyList<Guid>> Requests(KinTraits traits, CancellationToken stop)
    {
        var found = await db.Database.SqlQuery<Candidate>($"SELECT request_id, folded, born_on, customer_number FROM people.kin_candidates({traits.BornOn}, {Plain(traits.CustomerNumber)})").ToListAsync(stop);
        var hashes = Hashes(traits).Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        return [.. found.Where(c => Hashes(new(c.Folded, c.BornOn, c.CustomerNumber)).Any(h => hashes.Contains(Convert.ToHexString(h)))).Select(c => c.RequestId).Distinct()];
    }

    /// <summary>Keyed: names and numbers could be tried out by whoever reads the table.</summary>
    internal IEnumerable<byte[]> Hashes(KinTraits traits)
    {
        if (Plain(traits.CustomerNumber) is { Length: > 0 } customer)
            yield return Hash("customer|" + customer);
        var name = string.Join(' ', SearchTraits.Fold(traits.Name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        if (name.Length > 0 && traits.BornOn is { } born)
            yield return Hash(string.Create(CultureInfo.InvariantCulture, $"person|{name}|{born:yyyy-MM-dd}"));
    }

    // The database compares numbers the same way (people.kin_candidates).
    private static string? Plain(string? number) => number is null ? null : string.Concat(number.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private byte[] Hash(string text) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text));

    private sealed record Marked(Guid Id, Guid Clerk);

    private sealed record Candidate(Guid RequestId, string Folded, DateOnly? BornOn, string? CustomerNumber);
}

/// <summary>By what somebody is named: customer number, or name and birth date.</summary>
internal sealed record KinTraits(string? Name, DateOnly? BornOn, string? CustomerNumber);

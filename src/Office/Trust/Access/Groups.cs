using System.Security.Cryptography;
using System.Text;

namespace OffenesHaus.Trust.Access;

/// <summary>Groups that hold rights like somebody: their ids are made from what they are, so that nobody has to look them up.</summary>
internal static class Groups
{
    /// <summary>Everybody who works requests: holds what nobody has taken yet.</summary>
    public static Guid Workers { get; } = Of("workers");

    /// <summary>Everybody who opens the mail: types what papers say.</summary>
    public static Guid MailRoom { get; } = Of("mail-room");

    /// <summary>All team leads, all data protection officers, all operators: may be the second person of what takes two.</summary>
    public static Guid Leads { get; } = Of("leads");

    public static Guid Officers { get; } = Of("officers");

    public static Guid Operators { get; } = Of("operators");

    /// <summary>The leads of one team: see what its members have.</summary>
    public static Guid LeadsOf(string team) => Of("leads:" + team);

    // The migration that gives old accounts their rights makes the same ids by the same rule.
    private static Guid Of(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes("group:" + name)).AsSpan(0, 16), bigEndian: true);
}

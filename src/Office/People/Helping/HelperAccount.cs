using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;

namespace OffenesHaus.People.Helping;

/// <summary>Somebody who helps under mandates, with an account of their own: never with a person's code, and never an account of staff. Who they are lies sealed.</summary>
internal sealed class HelperAccount
{
    private const string Purpose = "helper-account";

    public required Guid Id { get; init; }

    /// <summary>A keyed hash of the name they log in with: the table names nobody.</summary>
    public required byte[] LoginHash { get; init; }

    /// <summary>Login, name, organisation; one a line.</summary>
    public required byte[] SealedWords { get; init; }

    public string? PasswordHash { get; set; }

    /// <summary>Somebody else chose the password: it opens nothing but the page that sets an own one.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Null: the codes of a list are the second step.</summary>
    public byte[]? SealedTotpSecret { get; set; }

    /// <summary>The last half minute whose code was taken: no code counts twice. (RFC 6238, 5.2)</summary>
    public long LastTotpStep { get; set; }

    public bool HasSecondStep { get; set; }

    /// <summary>Changes with every secret; a session with an older one is over.</summary>
    public required Guid Stamp { get; set; }

    /// <summary>Belongs to the demonstration.</summary>
    public bool Invented { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The clerk who made it for an organisation; null: made by oneself, with a hand-over code.</summary>
    public required Guid? MadeBy { get; init; }

    public DateTimeOffset? LockedAt { get; set; }

    public bool IsActive => LockedAt is null;

    public static byte[] Seal(string login, string name, string? organisation, DataKey key, Guid id) =>
        key.Seal(Encoding.UTF8.GetBytes($"{login.Trim()}\n{name.Trim()}\n{organisation?.Trim()}"), Purpose, id);

    public (string Login, string Name, string? Organisation) Words(DataKey key) =>
        Encoding.UTF8.GetString(key.Open(SealedWords, Purpose, Id)).Split('\n') is [var login, var name, var organisation] ? (login, name, organisation.Length == 0 ? null : organisation) : ("", "", null);

    internal sealed class Mapping : IEntityTypeConfiguration<HelperAccount>
    {
        public void Configure(EntityTypeBuilder<HelperAccount> account)
        {
            account.ToTable("helper", "people");
            account.HasIndex(a => a.LoginHash).IsUnique();
            // Of two posts with the same six digits at the same moment one finds the step taken.
            account.Property(a => a.LastTotpStep).IsConcurrencyToken();
        }
    }
}

/// <summary>A session of a helper. It is over when it is ended here, whatever a browser still keeps.</summary>
internal sealed class HelperSession
{
    public required Guid Id { get; init; }

    public required Guid HelperId { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<HelperSession>
    {
        public void Configure(EntityTypeBuilder<HelperSession> session)
        {
            session.ToTable("helper_session", "people");
            session.HasIndex(s => s.HelperId);
            session.HasOne<HelperAccount>().WithMany().HasForeignKey(s => s.HelperId);
        }
    }
}

/// <summary>One code of a printed list for the second step, kept as a keyed hash and good once.</summary>
internal sealed class ListCode
{
    public required Guid HelperId { get; init; }

    public required byte[] Hash { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ListCode>
    {
        public void Configure(EntityTypeBuilder<ListCode> code)
        {
            code.ToTable("helper_list_code", "people");
            code.HasKey(c => new { c.HelperId, c.Hash });
            code.Property(c => c.UsedAt).IsConcurrencyToken();
            code.HasOne<HelperAccount>().WithMany().HasForeignKey(c => c.HelperId);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Trust;

/// <summary>The data keys of requests, each wrapped by the office key. Whoever destroys a key has erased what it sealed.</summary>
public sealed class Keys(OfficeDb db, OfficeKey office, Journal journal, TimeProvider clock)
{
    /// <summary>Opens the key of a subject. The caller disposes of it. Throws <see cref="Gone"/> for whoever was erased.</summary>
    public async Task<DataKey> Of(Guid subject, CancellationToken stop)
    {
        var wrapped = await db.Set<WrappedKey>().AsNoTracking().Where(k => k.Subject == subject).Select(k => k.Bytes).SingleOrDefaultAsync(stop);
        return wrapped is not null ? DataKey.Unwrap(wrapped, office, subject)
            : await db.IsErased(subject, stop) ? throw new Gone()
            : throw new NotFound();
    }

    internal async Task<DataKey> OfOrNew(Guid subject, CancellationToken stop) =>
        await db.Set<WrappedKey>().AsNoTracking().AnyAsync(k => k.Subject == subject, stop) ? await Of(subject, stop) : CreateFor(subject);

    internal DataKey CreateFor(Guid subject)
    {
        var key = DataKey.Create();
        db.Add(new WrappedKey { Subject = subject, Bytes = key.Wrap(office, subject) });
        return key;
    }

    /// <summary>Destroys a key within the caller's transaction, and notes that. The database refuses to delete a key whose subject is not on the list, and to make one for a subject that is.</summary>
    internal async Task<Erased> Destroy(Guid subject, ErasureGround ground, CancellationToken stop)
    {
        var erased = new Erased { Subject = subject, At = clock.GetUtcNow(), Ground = ground };
        db.Add(erased);
        journal.Note(JournalKind.KeyDestroyed, subject, ReasonCode.OfficeDuty, ground.ToString());
        await db.SaveChangesAsync(stop);
        await db.Set<WrappedKey>().Where(k => k.Subject == subject).ExecuteDeleteAsync(stop);
        return erased;
    }
}

/// <summary>A data key as it is stored: sealed under the office key and bound to its subject.</summary>
internal sealed class WrappedKey
{
    public required Guid Subject { get; init; }

    public required byte[] Bytes { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WrappedKey>
    {
        public void Configure(EntityTypeBuilder<WrappedKey> key)
        {
            key.ToTable("data_key", "trust");
            key.HasKey(k => k.Subject);
        }
    }
}

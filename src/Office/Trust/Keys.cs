using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust;

/// <summary>The data keys of requests, each wrapped by the office key. Whoever destroys a key has erased what it sealed.</summary>
public sealed class Keys(OfficeDb db, OfficeKey office)
{
    /// <summary>Opens the key of a subject. The caller disposes of it.</summary>
    public async Task<DataKey> Of(Guid subject, CancellationToken stop)
    {
        var wrapped = await db.Set<WrappedKey>().AsNoTracking().Where(k => k.Subject == subject).Select(k => k.Bytes).SingleOrDefaultAsync(stop) ?? throw new NotFound();
        return DataKey.Unwrap(wrapped, office, subject);
    }

    internal async Task<DataKey> OfOrNew(Guid subject, CancellationToken stop) =>
        await db.Set<WrappedKey>().AsNoTracking().AnyAsync(k => k.Subject == subject, stop) ? await Of(subject, stop) : CreateFor(subject);

    internal DataKey CreateFor(Guid subject)
    {
        var key = DataKey.Create();
        db.Add(new WrappedKey { Subject = subject, Bytes = key.Wrap(office, subject) });
        return key;
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

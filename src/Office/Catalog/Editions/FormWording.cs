using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog.Editions;

/// <summary>What an edition said after one save. Nothing is written over: each save is a further one, and the last one is what is published.</summary>
internal sealed class FormWording
{
    public required Guid EditionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Turn { get; init; }

    public required string Definition { get; init; }

    public required FormWords Words { get; init; }

    /// <summary>What an import could not carry over, as codes with facts.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    public required DateTimeOffset SavedAt { get; init; }

    public required Guid? SavedBy { get; init; }

    public FormSource Source => new(Definition, Words);

    internal sealed class Mapping : IEntityTypeConfiguration<FormWording>
    {
        public void Configure(EntityTypeBuilder<FormWording> wording)
        {
            wording.ToTable("form_wording", "catalog");
            wording.HasKey(w => new { w.EditionId, w.Turn });
            wording.HasOne<FormEdition>().WithMany().HasForeignKey(w => w.EditionId);
            wording.Ignore(w => w.Source);
            wording.Property(w => w.Words).HasColumnType("jsonb").HasConversion(w => JsonSerializer.Serialize(w, JsonSerializerOptions.Default), s => JsonSerializer.Deserialize<FormWords>(s, JsonSerializerOptions.Default)!);
            wording.Property(w => w.LeftOut).HasColumnType("jsonb").HasConversion(w => JsonSerializer.Serialize(w, JsonSerializerOptions.Default), s => JsonSerializer.Deserialize<IReadOnlyList<LeftOut>>(s, JsonSerializerOptions.Default)!,
                // A wording is never changed: the same list is the same list.
                new ValueComparer<IReadOnlyList<LeftOut>>((a, b) => ReferenceEquals(a, b), l => l.Count, l => l));
        }
    }
}

/// <summary>What an edition says now.</summary>
internal static class LastWording
{
    public static Task<FormWording> WordingOf(this OfficeDb db, Guid edition, CancellationToken stop) =>
        db.Set<FormWording>().AsNoTracking().Where(w => w.EditionId == edition).OrderByDescending(w => w.Turn).FirstAsync(stop);
}

/// <summary>Something of an outside file that a form of the house cannot hold, or a text that was not taken: a code, which a door says in a sentence, with what stands in it.</summary>
public sealed record LeftOut(string Code, params IReadOnlyList<string> Facts);

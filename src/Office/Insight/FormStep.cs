using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Insight;

/// <summary>How often something happened on one page of a form on one legal day.</summary>
internal sealed class FormStep
{
    public required DateOnly Day { get; init; }

    public required string Form { get; init; }

    public required string Page { get; init; }

    public required Step Step { get; init; }

    public required long N { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FormStep>
    {
        public void Configure(EntityTypeBuilder<FormStep> step)
        {
            step.ToTable("form_step", "insight");
            step.HasKey(s => new { s.Day, s.Form, s.Page, s.Step });
            step.Property(s => s.Step).HasConversion<string>();
        }
    }
}

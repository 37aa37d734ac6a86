using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace OffenesHaus.Trust.Staff;

/// <summary>The accounts of staff. A context of its own with its own migrations, on the connection of <see cref="Platform.OfficeDb"/>: a change and its journal entry commit together.</summary>
public sealed class StaffDb(DbContextOptions<StaffDb> options) : IdentityUserContext<Clerk, Guid>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("trust");
        builder.Entity<Clerk>(clerk =>
        {
            clerk.ToTable("clerk");
            clerk.Property(c => c.Role).HasConversion<string>();
            // Of two posts with the same six digits at the same moment one finds the step taken. (RFC 6238, 5.2)
            clerk.Property(c => c.LastTotpStep).IsConcurrencyToken();
            clerk.Property(c => c.DisplayName).HasMaxLength(100);
            clerk.Property(c => c.Team).HasMaxLength(100);
        });
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserClaim<Guid>>().ToTable("clerk_claim");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid>>().ToTable("clerk_login");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>().ToTable("clerk_token");
        builder.Entity<StaffSession>(session =>
        {
            session.ToTable("clerk_session");
            session.HasIndex(s => s.ClerkId);
            session.HasOne<Clerk>().WithMany().HasForeignKey(s => s.ClerkId);
        });
        builder.Entity<ClerkPasskey>(ClerkPasskey.Map);
        // One name at the provider is one colleague.
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserClaim<Guid>>().HasIndex(c => new { c.ClaimType, c.ClaimValue }).IsUnique();
        builder.Entity<SpareCode>(code =>
        {
            code.ToTable("clerk_spare_code");
            code.HasKey(c => new { c.ClerkId, c.Hash });
            code.HasOne<Clerk>().WithMany().HasForeignKey(c => c.ClerkId);
        });
    }
}

using System.Reflection;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Access;

/// <summary>The query filter of every noun that belongs to a request: the first of two locks; the second is row-level security, which asks the same.</summary>
internal sealed class Sight : IShapesModel
{
    public const string Filter = "sight";

    public void Shape(ModelBuilder model, OfficeDb db)
    {
        model.HasDbFunction(Granted).HasName("granted").HasSchema("trust");
        model.HasDbFunction(Named).HasName("named").HasSchema("trust");
        foreach (var type in model.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.IsAssignableTo(typeof(IOfRequest))).ToList())
            typeof(Sight).GetMethod(nameof(Shut), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [model, db]);
    }

    /// <summary>Whether the actor holds a right to this request, by themselves or through a group. Only the database can say.</summary>
    public static bool IsGranted(Guid? request) => throw new NotSupportedException($"{request}: asked in queries only.");

    /// <summary>Whether the actor is named as a reader of what is protected in this request. Only the database can say.</summary>
    public static bool IsNamed(Guid? request) => throw new NotSupportedException($"{request}: asked in queries only.");

    private static readonly MethodInfo Named = typeof(Sight).GetMethod(nameof(IsNamed))!;

    private static readonly MethodInfo Granted = typeof(Sight).GetMethod(nameof(IsGranted))!;

    private static void Shut<T>(ModelBuilder model, OfficeDb db)
        where T : class, IOfRequest
    {
        var (key, widely) = (T.RequestKey, T.SeenWith);
        if (T.OnlyNamed)
            model.Entity<T>().HasQueryFilter(Filter, e => db.SeesAll || EF.Property<Guid?>(e, key) == db.Subject || IsNamed(EF.Property<Guid?>(e, key)));
        else if (widely.Count == 0)
            model.Entity<T>().HasQueryFilter(Filter, e => db.SeesAll || EF.Property<Guid?>(e, key) == db.Subject || IsGranted(EF.Property<Guid?>(e, key)));
        else
            // Clerks see these by the office's right alone; a helper, and whoever looks urgently, is asked about row by row.
            model.Entity<T>().HasQueryFilter(Filter, e => db.SeesAll || EF.Property<Guid?>(e, key) == db.Subject
                || (db.Set<Grant>().Any(g => g.Holder == db.Me && widely.Contains(g.Right) && g.EndedAt == null)
                    && !db.Set<Grant>().Any(g => g.Holder == db.Me && g.Right == Right.Barred && g.Subject == EF.Property<Guid?>(e, key) && g.EndedAt == null))
                // Last, so that whoever works the list is never asked row by row.
                || IsGranted(EF.Property<Guid?>(e, key)));
    }
}

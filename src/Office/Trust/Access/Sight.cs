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
        foreach (var type in model.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.IsAssignableTo(typeof(IOfRequest))).ToList())
            typeof(Sight).GetMethod(nameof(Shut), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [model, db]);
    }

    /// <summary>Whether the actor holds a right to this request, by themselves or through a group. Only the database can say.</summary>
    public static bool IsGranted(Guid? request) => throw new NotSupportedException($"{request}: asked in queries only.");

    private static readonly MethodInfo Granted = typeof(Sight).GetMethod(nameof(IsGranted))!;

    private static void Shut<T>(ModelBuilder model, OfficeDb db)
        where T : class, IOfRequest
    {
        var (key, widely) = (T.RequestKey, T.SeenWith);
        if (widely.Count == 0)
            model.Entity<T>().HasQueryFilter(Filter, e => db.SeesAll || EF.Property<Guid?>(e, key) == db.Subject || IsGranted(EF.Property<Guid?>(e, key)));
        else
            // Clerks see these by the office's right alone; only a helper is asked about row by row.
            model.Entity<T>().HasQueryFilter(Filter, e => db.SeesAll || EF.Property<Guid?>(e, key) == db.Subject || (db.Helps && IsGranted(EF.Property<Guid?>(e, key)))
                || (db.Set<Grant>().Any(g => g.Holder == db.Me && widely.Contains(g.Right) && g.EndedAt == null)
                    && !db.Set<Grant>().Any(g => g.Holder == db.Me && g.Right == Right.Barred && g.Subject == EF.Property<Guid?>(e, key) && g.EndedAt == null)));
    }
}

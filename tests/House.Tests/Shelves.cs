using System.Reflection;

namespace OffenesHaus.House.Tests;

/// <summary>The three shelves as they were compiled.</summary>
internal static class Shelves
{
    public static Assembly Law { get; } = typeof(OffenesHaus.Law.Land).Assembly;

    public static Assembly Office { get; } = typeof(Intake.HandIn).Assembly;

    public static Assembly Web { get; } = typeof(OffenesHaus.Web.House).Assembly;

    /// <summary>Types that people wrote in the rooms; the migrations' own are left out.</summary>
    public static IReadOnlyList<Type> OfRooms { get; } =
        [.. Office.GetTypes().Where(t => IsWritten(t) && t.Namespace is { } n && n.StartsWith("OffenesHaus.", StringComparison.Ordinal) && !n.EndsWith(".Migrations", StringComparison.Ordinal))];

    public static bool IsWritten(Type type) =>
        !typeof(Microsoft.AspNetCore.Mvc.Razor.RazorPageBase).IsAssignableFrom(type) && !type.Name.Contains('<', StringComparison.Ordinal) && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false) && (type.DeclaringType is null || IsWritten(type.DeclaringType));
}

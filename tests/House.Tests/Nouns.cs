using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace OffenesHaus.House.Tests;

/// <summary>Which types of the office are nouns: what has a table, and what the rooms show of it. Verbs, questions, jobs, rooms and refusals are none.</summary>
internal static class Nouns
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IEnumerable<Type> Entities(Assembly assembly) =>
        assembly.GetTypes().SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
            .Select(i => i.GetGenericArguments()[0]).Distinct();

    public static IEnumerable<Type> All(Assembly assembly) =>
        Entities(assembly).Concat(Shelves.OfRooms.Where(t => t.IsVisible && !t.IsNested && IsNoun(t))).Distinct();

    private static bool IsNoun(Type type) =>
        !(type.IsAbstract && type.IsSealed)
        && !typeof(Exception).IsAssignableFrom(type)
        && !typeof(Delegate).IsAssignableFrom(type)
        && !typeof(DbContext).IsAssignableFrom(type)
        && !typeof(Microsoft.Extensions.Hosting.IHostedService).IsAssignableFrom(type)
        && !type.IsInterface
        && !type.Name.EndsWith("Room", StringComparison.Ordinal)
        && !type.GetMethods(Any).Any(m => m.Name is "Run" or "See" or "Hear");
}

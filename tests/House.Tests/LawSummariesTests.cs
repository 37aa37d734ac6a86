using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OffenesHaus.Law;
using OffenesHaus.Law.Reasons;

namespace OffenesHaus.House.Tests;

/// <summary>
/// The Law shelf is used by people who see its signatures and summaries only. That each public member has a summary is the compiler's to ask (CS1591);
/// here it is asked whether the words say what the signature cannot: zone, unit, section and errors. What holds for a whole type may stand at the type.
/// </summary>
public sealed partial class LawSummariesTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] Clocks = [typeof(DateTimeOffset), typeof(TimeOnly), typeof(DateTimeOffset?), typeof(TimeOnly?)], Numbers = [typeof(int), typeof(long), typeof(double), typeof(int?)];

    private static readonly IEnumerable<Type> Shelf = Shelves.Law.GetTypes().Where(t => t.IsVisible && Shelves.IsWritten(t));

    private static readonly Dictionary<string, string> Said = Read(Shelves.Law, typeof(LawSummariesTests).Assembly);

    [Fact]
    public void Every_instant_and_every_wall_clock_says_its_zone() => AssertNone(Silent(Shelf, m => Shown(m).Intersect(Clocks).Any(), Zone()));

    [Fact]
    public void Every_number_says_what_it_counts() => AssertNone(Silent(Shelf, m => Shown(m).Intersect(Numbers).Any(), Unit()));

    [Fact]
    public void Every_computed_day_names_its_section() => AssertNone(Silent(Shelf, m => m is MethodInfo { IsStatic: true } rule && typeof(ReasonedDay).IsAssignableFrom(rule.ReturnType), Section()));

    [Fact]
    public void Every_refusal_is_announced() => AssertNone(Silent(Shelf, m => m is MethodBase method && Refuses(method, []), Refusal()));

    [Fact]
    public void A_member_that_keeps_silent_is_noticed()
    {
        Assert.Equal(["Planted.At"], Silent([typeof(Planted)], m => Shown(m).Intersect(Clocks).Any(), Zone()), StringComparer.Ordinal);
        Assert.Equal(["Planted.Answer"], Silent([typeof(Planted)], m => Shown(m).Intersect(Numbers).Any(), Unit()), StringComparer.Ordinal);
        Assert.Equal(["Planted.Rule"], Silent([typeof(Planted)], m => m is MethodInfo { IsStatic: true }, Section()), StringComparer.Ordinal);
        Assert.Equal(["Planted.Rule"], Silent([typeof(Planted)], m => m is MethodBase method && Refuses(method, []), Refusal()), StringComparer.Ordinal);
    }

    private static void AssertNone(IEnumerable<string> silent) => Assert.True(!silent.Any(), $"Silent: {string.Join(", ", silent)}");

    private static IEnumerable<string> Silent(IEnumerable<Type> types, Func<MemberInfo, bool> concerns, Regex words) =>
        types.SelectMany(t => t.GetMembers(Own).Where(IsShown).Where(concerns).Where(m => !words.IsMatch(Words(t, m))).Select(m => $"{t.Name}.{m.Name}")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static bool IsShown(MemberInfo member) => !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && member switch
    {
        MethodInfo method => method is { IsPublic: true, IsSpecialName: false } && method.GetBaseDefinition() == method,
        ConstructorInfo => false,
        PropertyInfo property => property.GetMethod?.IsPublic == true,
        FieldInfo field => field is { IsPublic: true, IsSpecialName: false } && !field.DeclaringType!.IsEnum,
        _ => false,
    };

    private static IEnumerable<Type> Shown(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(p => p.ParameterType)],
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    /// <summary>What stands at the member (all its overloads) and at its type, and the names of what goes in: `months` says its unit.</summary>
    private static string Words(Type type, MemberInfo member)
    {
        var (name, parameters) = (type.FullName!.Replace('+', '.'), member is MethodBase m ? m.GetParameters().Select(p => p.Name) : []);
        return string.Join(' ', [Said.GetValueOrDefault(name), Said.GetValueOrDefault($"{name}.{member.Name}"), member.Name, .. parameters]);
    }

    // Its own refusals and those of its private parts; a public part announces its own.
    private static bool Refuses(MethodBase method, HashSet<MethodBase> asked) =>
        asked.Add(method) && References.Named(method).Any(named => named is ConstructorInfo made ? IsRefusal(made.DeclaringType!) : named is MethodInfo { IsPublic: false } part && part.DeclaringType == method.DeclaringType && Refuses(part, asked));

    private static bool IsRefusal(Type type) => type == typeof(NotComputable) || type == typeof(FormatException) || typeof(ArgumentException).IsAssignableFrom(type);

    private static Dictionary<string, string> Read(params Assembly[] shelves) =>
        shelves.SelectMany(s => XDocument.Load(Path.ChangeExtension(s.Location, ".xml")).Descendants("member"))
            .GroupBy(m => m.Attribute("name")!.Value[2..].Split('(')[0].Split('`')[0], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Join(' ', g.Select(m => m.ToString())), StringComparer.Ordinal);

    [GeneratedRegex(@"\b(UTC|German|Germany|Berlin|wall[- ]clock|instant|offset)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Zone();

    [GeneratedRegex(@"years?|months?|weeks?|days?|hours?|minutes?|seconds?|number of|how many|so many|count|line|row|column|rank|place in|turn|points|pixels|wide|year", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex("§|Art\\.")]
    private static partial Regex Section();

    [GeneratedRegex("throws?|exception|refuse", RegexOptions.IgnoreCase)]
    private static partial Regex Refusal();

    /// <summary>Says nothing that helps.</summary>
    public sealed class Planted
    {
        /// <summary>When it was.</summary>
        public DateTimeOffset At { get; init; }

        /// <summary>Something large.</summary>
        public int Answer { get; init; }

        /// <summary>A rule.</summary>
        public static string Rule() => Part();

        private static string Part() => throw new NotComputable("planted");
    }
}

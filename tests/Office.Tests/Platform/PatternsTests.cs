using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

/// <summary>No pattern over what people write can be made to run without end.</summary>
public sealed class PatternsTests
{
    private const int Long = 200_000;

    private static IReadOnlyList<(string Name, GeneratedRegexAttribute How, Regex Pattern)> All { get; } =
    [
        .. from type in typeof(Sandbox).Assembly.GetTypes()
           from member in type.GetMembers(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
           let how = member.GetCustomAttribute<GeneratedRegexAttribute>()
           where how is not null
           select ($"{type.Name}.{member.Name}", how, (Regex)(member is MethodInfo method ? method.Invoke(null, null) : ((PropertyInfo)member).GetValue(null))!),
    ];

    [Fact]
    public void Every_pattern_has_a_limit_of_a_second_at_most()
    {
        Assert.InRange(All.Count, 20, 200);
        Assert.Empty(All.Where(p => p.How.MatchTimeoutMilliseconds is < 1 or > 1000).Select(p => p.Name));
    }

    [Fact]
    public void Text_made_to_slow_patterns_down_is_answered_or_given_up_in_time()
    {
        string[] slow = [new(' ', Long), new('1', Long), new('a', Long), new('-', Long), new(',', Long), new('(', Long), string.Concat(Enumerable.Repeat("1 ", Long / 2)), string.Concat(Enumerable.Repeat("1.", Long / 2)), string.Concat(Enumerable.Repeat("a-", Long / 2)), string.Concat(Enumerable.Repeat(" a", Long / 2)), "OH1 1 1 " + new string('0', Long), "+49" + new string(' ', Long) + "x", "{\"index\":" + new string('1', Long)];
        List<string> late = [];
        foreach (var (name, _, pattern) in All)
            foreach (var text in slow)
            {
                var began = Stopwatch.GetTimestamp();
                try
                {
                    _ = pattern.Count(text);
                }
                catch (RegexMatchTimeoutException)
                {
                    TestContext.Current.TestOutputHelper?.WriteLine($"{name} gave up on {text[..10]}…");
                }

                if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(5))
                    late.Add($"{name} on {text[..10]}…: {Stopwatch.GetElapsedTime(began)}");
            }

        Assert.Empty(late);
    }
}

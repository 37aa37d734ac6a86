using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Tests.Admin.Workbench;

/// <summary>What tests do at the workbench without its pages.</summary>
internal static class Bench
{
    public static async Task<T> Editing<T>(this OpenHouse house, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = house.As(ActorKind.Clerk, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
        return await act(scope.ServiceProvider);
    }

    public static Task<Guid> Begin(this OpenHouse house, string code) => house.Editing(s => s.GetRequiredService<BeginEdition>().Run(code, default));

    public static Task<EditionSeen> Draft(this OpenHouse house, string code) => house.Editing(s => s.GetRequiredService<FormBench>().See(code, FormBench.Draft, default));

    public static Task<int> Save(this OpenHouse house, DraftChange change) => house.Editing(s => s.GetRequiredService<SaveDraft>().Run(change, default));

    public static Task<bool> Publish(this OpenHouse house, Guid draft, int seen, DateOnly from) => house.Editing(async s =>
    {
        await s.GetRequiredService<PublishEdition>().Run(draft, seen, from, default);
        return true;
    });

    /// <summary>A draft in which the form asks one question more on its first page, with words in every language.</summary>
    public static async Task<(Guid Id, int Turn)> BeginWithQuestion(this OpenHouse house, string code, string question)
    {
        var id = await house.Begin(code);
        var draft = await house.Draft(code);
        var turn = await house.Save(new()
        {
            Edition = id,
            Seen = draft.Turn,
            Definition = WithQuestion(draft.Source.Definition, question),
            Words = [.. Language.All.Select(l => new WordChange(l, $"q.{question}", $"{question} {l}?"))],
        });
        return (id, turn);
    }

    public static string WithQuestion(string definition, string question)
    {
        var at = definition.IndexOf("\"questions\": [", StringComparison.Ordinal) + "\"questions\": [".Length;
        return definition.Insert(at, $"\n        {{ \"id\": \"{question}\", \"kind\": \"text\", \"voluntary\": true }},");
    }
}

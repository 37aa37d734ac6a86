using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake;

/// <summary>The letter to the authority a request is forwarded to. German only: it goes from office to office (§ 19 SGB X), so its words stand here.</summary>
public sealed class CoverLetter(Forms forms, Texts texts, OfficeSettings office, OfficeHead head, TimeProvider clock)
{
    internal async Task<LetterSheet> Sheet(Request request, Covered what, CancellationToken stop)
    {
        var german = new Say(texts, Language.German);
        var today = Law.GermanTime.DayOf(clock.GetUtcNow());
        var form = forms[request.Form];
        var matter = german[$"{form.Code}/texts/matter"];
        var applies = what.To.IsApplication;
        var name = form.Trait(what.Answers, "name") ?? "eine Person ohne Namensangabe";
        return new()
        {
            Head = await head.Read(stop),
            Title = $"Weiterleitung{(applies ? " nach § 16 Abs. 2 SGB I" : "")} vom {german.ShortDay(today)}",
            Address = what.To.Address,
            Facts =
            [
                new("Unser Zeichen", request.Number.ToString(), Strong: true),
                new(german["letter/fact.writer"], what.Clerk),
                new(german["letter/fact.phone"], office.Phone),
                new(german["letter/fact.date"], german.ShortDay(today)),
            ],
            Box = new()
            {
                Tongue = german["letter/tongue"],
                About = new("Worum geht es?", $"Wir leiten Ihnen ein Anliegen weiter: {matter}."),
                ToDo = new("Was sollen Sie tun?", "Bitte bearbeiten Sie es. Nach unserer Prüfung gehört es zu Ihnen."),
                ByWhen = applies ? new("Ab wann zählt es?", $"Es gilt als gestellt am {german.Day(what.ArrivedOn)}.", Strong: true) : new("Wann kam es an?", $"Am {german.Day(what.ArrivedOn)} bei uns.", Strong: true),
                WhoHelps = new("Rückfragen?", $"{what.Clerk}, Telefon {office.Phone}"),
            },
            Subject = $"Weiterleitung{(applies ? " nach § 16 Abs. 2 SGB I" : "")}: {name}",
            Salutation = "Guten Tag,",
            Body = [.. Body()],
            Law = !applies ? [] : ["Anträge, die bei einer nicht zuständigen Stelle eingehen, sind unverzüglich weiterzuleiten. Sie gelten als zu dem Zeitpunkt gestellt, in dem sie dort eingegangen sind (§ 16 Abs. 2 SGB I)."],
            Closing = [german["letter/greeting"], what.Clerk],
            PageOf = german["receipt/page-of"],
            Running = german["letter/running", request.Number.ToString(), german.ShortDay(today)],
        };

        IEnumerable<Passage> Body()
        {
            yield return $"am {german.Moment(what.Arrival.ReceivedAt)} ist bei uns angekommen ({german["receipt/channel." + what.Arrival.Channel]}): {matter}, von {name}. Eingangstag ist {german.Day(what.ArrivedOn)}.";
            foreach (var paragraph in what.To.Why.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                yield return paragraph;

            var list = new AnswerList(form, what.Answers, what.Enclosures, german);
            if (what.To.WithAnswers && what.Words.Length > 0)
                yield return Passage.FromString("Das hat die Person geschrieben:") with { Items = [what.Words.ReplaceLineEndings(", ")] };
            if (what.To.WithAnswers)
                yield return Passage.FromString("Das hat die Person angegeben, wie geschrieben:") with
                {
                    Items = [.. list.Said().Select(q => $"{list.Label(q)} {list.Value(q).ReplaceLineEndings(", ")}")],
                };
            if (what.Answers.Any(a => a.Value.Any(Masked.Is)))
                yield return "Die Anschrift der Person ist geschützt und steht deshalb nicht in diesem Brief. Fragen Sie bei uns nach, wie Sie sie erreichen.";
            if (what.Enclosures.Count > 0)
                yield return Passage.FromString("Anlagen:") with { Items = [.. what.Enclosures.Select(f => f.Name.ToString())] };
            yield return $"Die Person weiß Bescheid: Wir haben ihr heute geschrieben, wohin ihr Anliegen gegangen ist{(applies ? " und ab wann es zählt" : "")}.";
        }
    }

    /// <summary>What a cover letter tells.</summary>
    internal sealed record Covered
    {
        public required ForwardedTo To { get; init; }

        public required string Clerk { get; init; }

        public required DateOnly ArrivedOn { get; init; }

        /// <summary>What goes on.</summary>
        public required Arrival Arrival { get; init; }

        /// <summary>The free words that came with it; empty for a form.</summary>
        public required string Words { get; init; }

        public required Answers Answers { get; init; }

        public required IReadOnlyList<FileView> Enclosures { get; init; }
    }
}

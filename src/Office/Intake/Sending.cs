using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake;

/// <summary>Writes the office's words to a person: a message at the status page, and a letter besides when the person chose post. What asking and answering share.</summary>
public sealed class Sending(OfficeDb db, Forms forms, LetterWords letters, CodeLetterWords neutral, Protections protections, Outbox outbox, Actor by, TimeProvider clock)
{
    private const int Longest = 8_000;

    internal async Task Send(Request request, Spoken spoken, DataKey key, Answers answers, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(spoken.Words))
            throw new Refused("desk.no-words");
        if (spoken.Words.Length > Longest)
            throw new Refused("desk.too-many-words", Longest);
        if (spoken.Translation is { } translation)
            Prove(translation, request);

        var now = clock.GetUtcNow();
        var clerk = await db.Set<ColleagueName>().AsNoTracking().SingleAsync(c => c.Id == by.Id, stop);
        var message = new Message
        {
            Id = Guid.CreateVersion7(now),
            RequestId = request.Id,
            Upon = spoken.Upon,
            Kind = spoken.Kind,
            SealedWords = [],
            SentAt = now,
            SentBy = clerk.Id,
            SignedBy = clerk.DisplayName,
            AskedUntil = spoken.Until,
            Settles = spoken.Settles,
        };
        message.SealedWords = Message.Seal(letters.MessageText(request, spoken, answers), key, message.Id);
        if (spoken.Translation is { } said)
            (message.SealedTranslation, message.TranslatedTo) = (Message.SealTranslation(said.Words, key, message.Id), said.Language.Code);
        db.Add(message);

        var protection = await protections.Of(request.Id, stop);
        if (protection.Address)
            outbox.Promise(ConcealAgain.TopicName, request.Id);
        if (request.ReplyBy != ReplyBy.Letter && !protection.CounterOnly)
            return;

        // Told only in person: the letter says that there is something to tell, and nothing of it.
        var id = Guid.CreateVersion7(now);
        var sheet = protection.CounterOnly
            ? await neutral.Notice(request, [Masked.Sign], LetterAbout.PleaseCome)(stop)
            : await letters.Sheet(request, spoken, answers, clerk.DisplayName, stop);
        var nowhere = !protection.CounterOnly && !PostalAddress.IsKnown(forms[request.Form], answers);

        // Where a protected person is reached the house fills in when it sets the letter, also what no answer tells.
        if (nowhere && protection.Address)
            (sheet, nowhere) = (sheet with { Address = [Masked.Sign] }, false);
        db.Add(new Letter
        {
            Id = id,
            RequestId = request.Id,
            MessageId = message.Id,
            Stays = spoken.Stays,
            HasNoAddress = nowhere,
            About = protection.CounterOnly ? LetterAbout.PleaseCome : null,
            SealedSheet = Letter.Seal(sheet, key, id),
            WrittenAt = now,
        });
        outbox.Promise(TypesetLetter.TopicName, id);
    }

    // Written for a page that lay open: meanwhile the person may read another language.
    private static void Prove(Translated translation, Request request)
    {
        if (translation.Words.Length > Longest)
            throw new Refused("desk.translation-too-long", Longest);
        if (translation.Language.Code != request.Language || translation.Language.IsGerman)
            throw new Refused("desk.translation-language", Language.Parse(request.Language, null).GermanName);
    }
}

/// <summary>What a clerk says to a person.</summary>
internal sealed record Spoken
{
    public required MessageKind Kind { get; init; }

    public required string Words { get; init; }

    /// <summary>The words once more in the person's language; null where nobody translated them.</summary>
    public Translated? Translation { get; init; }

    /// <summary>Questions of the form that are still open.</summary>
    public IReadOnlyList<Question> Missing { get; init; } = [];

    public DateOnly? Until { get; init; }

    /// <summary>What was asked for before is settled by it.</summary>
    public bool Settles { get; init; }

    /// <summary>Until when something asked for before is still wanted; null: nothing is, or it is settled.</summary>
    public DateOnly? StillUntil { get; init; }

    /// <summary>Its letter is not taken back: it tells of a decision about the person's data.</summary>
    public bool Stays { get; init; }

    /// <summary>The newest word the clerk had read.</summary>
    public Guid? Upon { get; init; }

    /// <summary>Where the matter went; only when it was forwarded.</summary>
    public ForwardedTo? To { get; init; }

    /// <summary>The legal day of the first arrival.</summary>
    public required DateOnly ArrivedOn { get; init; }
}

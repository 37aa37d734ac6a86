using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake;
using OffenesHaus.Law.Holidays;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;
using OffenesHaus.Tests.Catalog;
using Channel = OffenesHaus.Law.Channel;

namespace OffenesHaus.Tests.Intake;

public sealed class AnswerTargetTests
{
    private static readonly OfficeSettings Office = new();
    private static readonly Form Apply = HouseWords.Forms["apply"];
    private readonly AnswerTarget target = new(HouseWords.Services, Office);

    [Fact]
    public void Nobody_is_promised_an_answer_on_a_day_on_which_nobody_works()
    {
        var calendar = HolidayCalendar.For(Office.Seat);
        for (var day = new DateOnly(2026, 1, 1); day.Year < 2030; day = day.AddDays(1))
        {
            var until = target.For(Apply, null, day);
            Assert.True(calendar.IsWorkingDay(until), $"{day}: {until}");
            Assert.InRange(until.DayNumber - day.DayNumber, Days(Apply.Service), Days(Apply.Service) + 5);
        }
    }

    [Fact]
    public void While_we_wait_for_the_person_there_is_no_target_and_their_answer_sets_a_new_one()
    {
        var (arrived, asked, answered) = (At(2), At(9), At(20));
        Arrival[] first = [Arrival(arrived)], both = [Arrival(arrived), Arrival(answered)];

        Assert.Equal(target.For(Apply, null, new DateOnly(2026, 11, 2)), target.For(Apply, null, first, []));
        Assert.Null(target.For(Apply, null, first, [Asked(asked)]));
        Assert.Equal(target.For(Apply, null, new DateOnly(2026, 11, 20)), target.For(Apply, null, both, [Asked(asked)]));
        Assert.Null(target.For(Apply, null, [], []));
    }

    [Fact]
    public void A_question_that_is_settled_before_the_person_wrote_anything_counts_as_if_it_had_not_been_asked()
    {
        var (arrived, asked, settled, later) = (At(2), At(9), At(12), At(20));
        Arrival[] first = [Arrival(arrived)];

        Assert.Equal(target.For(Apply, null, first, []), target.For(Apply, null, first, [Asked(asked), Settled(settled)]));
        Assert.Null(target.For(Apply, null, first, [Asked(asked), Settled(settled), Asked(later)]));
        // Answered by the person first, their answer sets the day.
        Assert.Equal(target.For(Apply, null, new DateOnly(2026, 11, 10)), target.For(Apply, null, [Arrival(arrived), Arrival(At(10))], [Asked(asked), Settled(settled)]));
    }

    [Fact]
    public void Target_and_urgency_come_from_the_service_a_request_was_begun_for_and_not_from_the_form_it_shares()
    {
        var (words, day) = (HouseWords.Forms["message"], new DateOnly(2026, 11, 2));

        Assert.InRange(target.For(words, "advance", day).DayNumber - day.DayNumber, Days("advance"), Days("advance") + 5);
        Assert.NotEqual(target.For(words, null, day), target.For(words, "advance", day));
        Assert.True(target.IsSameDay(HouseWords.Forms["debts"], "energy-debts"));
        // A service that comes with another form says nothing about this one.
        Assert.Equal(target.For(words, null, day), target.For(words, "rent-debts", day));
        Assert.False(target.IsSameDay(words, "rent-debts"));
    }

    private static int Days(string service) => HouseWords.Services.Find(service)!.TargetDays;

    private static DateTimeOffset At(int day) => new(2026, 11, day, 11, 0, 0, TimeSpan.Zero);

    private static Arrival Arrival(DateTimeOffset at)
    {
        var arrival = new Arrival { Id = Guid.CreateVersion7(at), Key = Guid.Empty, RequestId = null, Kind = ArrivalKind.Declaration, Channel = Channel.Portal, ReceivedAt = at, CapturedAt = at, MayBeObjection = false, Pages = [] };
        arrival.CountsFor(new ReceiptDays().For(Channel.Portal, at), at);
        return arrival;
    }

    private static Message Settled(DateTimeOffset at) => new() { Id = Guid.CreateVersion7(at), RequestId = Guid.Empty, Kind = MessageKind.Answer, SealedWords = [], SentAt = at, SentBy = Guid.Empty, SignedBy = "", Settles = true };

    private static Message Asked(DateTimeOffset at) => new() { Id = Guid.CreateVersion7(at), RequestId = Guid.Empty, Kind = MessageKind.Question, SealedWords = [], SentAt = at, SentBy = Guid.Empty, SignedBy = "", AskedUntil = new(2026, 12, 1) };
}

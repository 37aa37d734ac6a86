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
            var until = target.For(Apply, day);
            Assert.True(calendar.IsWorkingDay(until), $"{day}: {until}");
            Assert.InRange(until.DayNumber - day.DayNumber, HouseWords.Services.TargetDaysOf(Apply), HouseWords.Services.TargetDaysOf(Apply) + 5);
        }
    }

    [Fact]
    public void While_we_wait_for_the_person_there_is_no_target_and_their_answer_sets_a_new_one()
    {
        var (arrived, asked, answered) = (At(2), At(9), At(20));
        Arrival[] first = [Arrival(arrived)], both = [Arrival(arrived), Arrival(answered)];

        Assert.Equal(target.For(Apply, new DateOnly(2026, 11, 2)), target.For(Apply, first, []));
        Assert.Null(target.For(Apply, first, [Asked(asked)]));
        Assert.Equal(target.For(Apply, new DateOnly(2026, 11, 20)), target.For(Apply, both, [Asked(asked)]));
        Assert.Null(target.For(Apply, [], []));
    }

    private static DateTimeOffset At(int day) => new(2026, 11, day, 11, 0, 0, TimeSpan.Zero);

    private static Arrival Arrival(DateTimeOffset at)
    {
        var arrival = new Arrival { Id = Guid.CreateVersion7(at), Key = Guid.Empty, RequestId = null, Kind = ArrivalKind.Declaration, Channel = Channel.Portal, ReceivedAt = at, CapturedAt = at, MayBeObjection = false, Pages = [] };
        arrival.CountsFor(new ReceiptDays().For(Channel.Portal, at), at);
        return arrival;
    }

    private static Message Asked(DateTimeOffset at) => new() { Id = Guid.CreateVersion7(at), RequestId = Guid.Empty, Kind = MessageKind.Question, SealedWords = [], SentAt = at, SentBy = Guid.Empty, SignedBy = "", AskedUntil = new(2026, 12, 1) };
}

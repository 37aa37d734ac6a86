using Microsoft.EntityFrameworkCore;
using OffenesHaus.Intake.Copying;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Copying;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Intake;

/// <summary>Answers, files and papers.</summary>
internal sealed class IntakeHoldings(OfficeDb db, IntakeCopy copy) : IHoldings
{
    private static readonly string[] OfRequest =
    [
        "intake.answers", "intake.arrival", "intake.file", "intake.forwarding", "intake.held_look", "intake.note", "intake.stated_reason", "intake.service_pin", "intake.typed_page", "intake.conversation_step",
    ];

    // A sheet that was filed is a file of its request, and opens with the request's key alone.
    public string Files => """
        SELECT id AS blob, request_id AS subject, 'data' AS keys, request_id AS key, 'file-key' AS purpose, id AS bound, sealed_key FROM intake.file
        UNION ALL SELECT id, paper_id, 'data', paper_id, 'sheet-key', id, sealed_key FROM intake.paper_sheet WHERE sealed_key IS NOT NULL
        """;

    public string Words => "SELECT request_id AS subject, 'data' AS keys, request_id AS key, 'answers' AS purpose, request_id AS bound, sealed FROM intake.answers";

    // Open work, a letter that is still to go out (it knows where to) and a conversation that runs mean that something moves. A correction of the day moves nothing, nor does a proposal to erase it.
    public string AtRest => """
        SELECT 'Draft' AS kind, r.id AS subject, greatest(r.begun_at, (SELECT max(a.saved_at) FROM intake.answers a WHERE a.request_id = r.id), (SELECT max(f.kept_at) FROM intake.file f WHERE f.request_id = r.id)) AS at
        FROM intake.request r
        WHERE NOT EXISTS (SELECT FROM intake.request_state s WHERE s.request_id = r.id AND s.state <> 'Unsent') AND NOT EXISTS (SELECT FROM intake.arrival a WHERE a.request_id = r.id)
          AND NOT EXISTS (SELECT FROM intake.conversation_step s JOIN intake.conversation c ON c.id = s.conversation_id WHERE s.request_id = r.id AND c.ended_at IS NULL)
          AND NOT EXISTS (SELECT FROM intake.typed_page t WHERE t.request_id = r.id)
        UNION ALL
        SELECT 'Matter', s.request_id, greatest(s.at, (SELECT max(a.captured_at) FROM intake.arrival a WHERE a.request_id = s.request_id), (SELECT max(p.set_at) FROM correspondence.letter l JOIN correspondence.posting p ON p.letter_id = l.id WHERE l.request_id = s.request_id))
        FROM intake.request_state s
        WHERE s.state = 'Closed' AND NOT EXISTS (SELECT FROM intake.request_state later WHERE later.request_id = s.request_id AND later.turn > s.turn)
          AND NOT EXISTS (SELECT FROM cases.task t WHERE t.request_id = s.request_id AND t.closed_at IS NULL)
          AND NOT EXISTS (SELECT FROM correspondence.letter l WHERE l.request_id = s.request_id AND l.withdrawn_at IS NULL AND NOT l.has_no_address AND NOT EXISTS (SELECT FROM correspondence.posting p WHERE p.letter_id = l.id))
          AND NOT EXISTS (SELECT FROM intake.typed_page t WHERE t.request_id = s.request_id)
          AND NOT EXISTS (SELECT FROM cases.emergency e WHERE e.request_id = s.request_id AND e.closed_at IS NULL)
          AND NOT EXISTS (SELECT FROM trust.joint_act j WHERE j.subject = s.request_id AND j.outcome IS NULL AND j.kind <> 'EraseOnRequest')
        UNION ALL
        SELECT 'Paper', p.id, p.ended_at FROM intake.paper p WHERE p.request_id IS NULL AND p.ended_at IS NOT NULL
        """;

    public IReadOnlyList<CopiedTable> Tables => IntakeCopy.Tables;

    public Task Export(Guid subject, OwnCopy into, CancellationToken stop) => copy.Write(subject, into, stop);

    public Task<IReadOnlyList<Guid>> Belonging(Guid subject, CancellationToken stop) => Papers(subject, stop);

    /// <summary>Number, form and the days of its states stay, so that its number answers "erased" and is never given out again.</summary>
    public async Task<IReadOnlyList<BlobId>> Erase(Guid subject, CancellationToken stop)
    {
        var blobs = await Blobs(subject, stop);
        await db.Forget("request_id", subject, OfRequest, stop);
        await db.Forget("id", subject, ["intake.paper"], stop);
        return blobs;
    }

    private async Task<IReadOnlyList<Guid>> Papers(Guid request, CancellationToken stop) =>
        await db.Set<InboundPaper>().Where(p => p.RequestId == request).Select(p => p.Id).ToListAsync(stop);

    private async Task<IReadOnlyList<BlobId>> Blobs(Guid subject, CancellationToken stop)
    {
        var files = await db.Set<EvidenceFile>().Where(f => f.RequestId == subject).Select(f => f.Id).ToListAsync(stop);
        var sheets = await db.Set<PaperSheet>().Where(s => s.PaperId == subject && s.SealedKey != null).Select(s => s.Id).ToListAsync(stop);
        return [.. files.Concat(sheets).Select(id => new BlobId(id))];
    }
}

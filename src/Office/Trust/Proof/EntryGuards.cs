using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>Which tables must demand a journal entry for each change: every one the application may change, except those named here. Asked by the check of the journal and by the tests of the house.</summary>
internal static class EntryGuards
{
    /// <summary>The journal cannot vouch for itself; the others say nothing about a person, or only that something was tried.</summary>
    public static readonly string[] Free =
        ["cases.worklist_count", "cases.worklist_delta", "cases.worklist_sum", "insight.form_step", "platform.demonstration", "platform.outbox", "trust.ended_session", "trust.guess", "trust.journal", "trust.journal_leaf", "trust.journal_node", "trust.tree_head"];

    /// <summary>Names of the tables the application may change although no guard stands before them, as rows of one column "name".</summary>
    public const string Without = $"""
        SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
          AND (has_any_column_privilege('{Roles.Application}', c.oid, 'INSERT, UPDATE') OR has_table_privilege('{Roles.Application}', c.oid, 'DELETE, TRUNCATE'))
          AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'demand_entry' AND t.tgenabled IN ('O', 'A') AND t.tgdeferrable
                          AND t.tgfoid = to_regproc('trust.demand_entry'))
        """;
}

// The keys of staff and the quiet news line. Every page works without this file.
const rows = () => [...document.querySelectorAll('.worklist tr:has(a)')];
const typing = e => e.target.closest?.('input, textarea, select, [contenteditable]');
// The last one: on a form that is "without change, back", above it the way back to the list.
const click = key => [...document.querySelectorAll(`[data-key="${key}"]`)].at(-1)?.click();

function step(by) {
    const all = rows(), here = all.findIndex(r => r.contains(document.activeElement));
    all[Math.min(all.length - 1, Math.max(0, here + by))]?.querySelector('a').focus();
}

document.addEventListener('keydown', e => {
    if (e.key === 'Enter' && e.ctrlKey && typing(e)) return e.target.form?.requestSubmit();
    if (e.key === 'Escape' && !typing(e)) return click('Escape');
    if (document.body.dataset.keys === 'off' || e.ctrlKey || e.altKey || e.metaKey || typing(e)) return;
    const key = e.key.toLowerCase();
    if (key === 'j' && rows().length) step(1);
    else if (key === 'k' && rows().length) step(-1);
    else if (key === '/') document.querySelector('[type=search]')?.focus();
    else if (key === '?') location.href = '/desk/keys';
    else if ('tznaxvw'.includes(key) && rows().length && !document.querySelector(`[data-key="${key}"]`)) {
        // In the list a key means the row one stands on: it opens the request at that act.
        const link = document.activeElement.closest?.('.worklist tr')?.querySelector('a');
        if (!link) return;
        const take = document.querySelector('form[data-take]');
        if (key === 't' && take) {
            take.number.value = link.dataset.number;
            take.requestSubmit();
        }
        else if (key !== 't') location.href = `${link.getAttribute('href').split('?')[0]}/${{ z: 'assign', n: 'ask', a: 'answer', x: 'close', v: 'note', w: 'forward' }[key]}`;
    } else if (document.querySelector(`[data-key="${CSS.escape(key)}"]`)) click(key);
    else return;
    e.preventDefault();
});

// Narrow, a table stands as a list: each cell says its heading.
for (const table of document.querySelectorAll('.list:not(.worklist)')) {
    const heads = [...table.querySelectorAll('thead th')].map(h => h.querySelector('.kern-sr-only') ? '' : h.textContent.trim());
    for (const cell of table.querySelectorAll('tbody td:not([colspan])')) if (heads[cell.cellIndex]) cell.dataset.head = heads[cell.cellIndex];
}

// New requests announce themselves and wait: nothing moves while one reads.
const news = document.querySelector('[data-news]');
async function look() {
    try {
        const answer = await fetch(news.dataset.news, { headers: { accept: 'text/plain' }, redirect: 'error' });
        const words = answer.ok ? (await answer.text()).slice(0, 80) : '';
        if (words) {
            news.querySelector('p').textContent = words;
            news.hidden = false;
            document.querySelector('[data-show]').hidden = false;
        }
    } catch { /* the next look comes by itself */ }
}
if (news) setInterval(() => document.hidden || look(), 30_000);

// What is typed while somebody speaks is saved every few seconds: a desk that breaks down loses a few words, not a conversation. The page itself saves all of it when it is sent.
const talk = document.querySelector('form[data-keep]'), said = document.querySelector('[data-kept]');
let typed = false, keeping = false, together = false;
async function keep() {
    if (!typed || keeping || together) return;
    [typed, keeping] = [false, true];
    const body = new FormData(talk);
    for (const name of [...new Set(body.keys())]) if (body.getAll(name).some(v => v instanceof File)) body.delete(name);
    body.set('do', 'save');
    try {
        const answer = await fetch(talk.dataset.keep, { method: 'POST', body, headers: { 'x-keep': '1' }, redirect: 'error' });
        if (answer.status === 409) {
            // Somebody else writes on this page, too, and it does not show their words: from here on only a press saves it, and the house says what it found.
            said.textContent = await answer.text();
            together = true;
            return;
        }
        if (answer.status === 404 || answer.status === 422) {
            said.textContent = 'Nicht gespeichert. Öffnen Sie das Gespräch in einem zweiten Fenster und sagen Sie dort, dass die Person noch da ist. Lassen Sie diese Seite offen.';
            typed = true;
            return;
        }
        if (answer.status !== 204) throw new Error(String(answer.status));
        talk.elements._seen.value = answer.headers.get('x-seen');
        said.textContent = `Gespeichert um ${new Date().toLocaleTimeString('de-DE', { hour: '2-digit', minute: '2-digit', second: '2-digit' })}.`;
    } catch {
        typed = true;
        said.textContent = 'Gerade nicht gespeichert: Das Netz oder das Haus antwortet nicht. Lassen Sie die Seite offen, es wird gleich wieder versucht.';
    } finally { keeping = false; }
}
if (talk) {
    talk.addEventListener('input', () => { typed = true; });
    talk.addEventListener('submit', e => { if (keeping) { e.preventDefault(); setTimeout(() => talk.requestSubmit(e.submitter), 200); } });
    setInterval(keep, 4000);
}

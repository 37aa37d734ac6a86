// Checks the statement of a receipt without the house: its form, its signature (ECDSA on P-256), its way into the journal's tree (RFC 9162), the list of what was declared (docs/journal-format.md).
// Nothing is sent. In a page it reads the public keys and every sentence from the page itself; elsewhere checkReceipt(text, keys) is all there is.
'use strict';
const order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551n;
const statementForm = /^OHR1~([1-9][0-9]{9})~([0-9]{8}T[0-9]{6}Z)~([0-9]{8})~([1-9][0-9]{0,2})~([A-Z][a-z]{2,15})~([0-9a-f]{64})~([0-9a-f]{64})~([0-9a-f]{16})~([0-9a-f]{128})$/;
const headForm = /^OH1~(0|[1-9][0-9]{0,17})~(0|[1-9][0-9]{0,17})~([0-9a-f]{64})~([0-9T:.Z-]{27})~([0-9a-f]{16})~([0-9a-f]{64})~([0-9a-f]{128})$/;
const proofForm = /^(0|[1-9][0-9]{0,17})~((?:[0-9a-f]{64}){0,62})~(OH1~.+)$/;
const listStart = /(?:^|\n)(?=offenes-haus\/receipt\/1\n)/;
const known = new Map();

const bytes = hex => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16));
const hex = buffer => Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('');
const sha = async data => hex(await crypto.subtle.digest('SHA-256', data));
const node = (left, right) => sha(bytes('01' + left + right));

// The key must be the one its name says, so that a page cannot be given another under the same name.
async function keyNamed(id, keys) {
    const text = keys[id];
    if (!known.has(text)) {
        const spki = Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
        known.set(text, [(await sha(spki)).slice(0, 16), await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])]);
    }
    const [name, key] = known.get(text);
    return name === id ? key : null;
}

async function isSigned(said, signature, id, keys) {
    const key = await keyNamed(id, keys);
    return key !== null && crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature), new TextEncoder().encode(said));
}

const isHead = head => ({ number: head[1], size: head[2], root: head[3], at: head[4], key: head[5], signature: head[7], line: head[0].replaceAll('~', ' ') });
const headSigned = (head, keys) => isSigned(head.line.slice(0, -129), head.signature, head.key, keys);

/** Whether the leaf stands at this place under this root. (RFC 9162, section 2.1.3.2) */
async function stands(leaf, index, size, path, root) {
    let [at, last, hash] = [BigInt(index), BigInt(size) - 1n, leaf];
    if (at > last) return false;
    for (const beside of path) {
        if (last === 0n) return false;
        if ((at & 1n) === 1n || at === last) {
            hash = await node(beside, hash);
            while ((at & 1n) === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
        } else {
            hash = await node(hash, beside);
        }
        [at, last] = [at >> 1n, last >> 1n];
    }
    return last === 0n && hash === root;
}

/** The verdict, as the house itself would say it, with what was read. keys: id → SubjectPublicKeyInfo in base 64. */
async function checkReceipt(pasted, keys) {
    if (pasted.trim() === '') return { verdict: 'Empty' };
    if (pasted.length > 400000) return { verdict: 'NotOurs' };
    const text = pasted.replace(/\r\n?/g, '\n');
    const cut = text.search(listStart);
    const list = cut < 0 ? null : text.slice(cut).replace(/^\n|\n+$/g, '');
    let token = (cut < 0 ? text : text.slice(0, cut)).replace(/%7e/gi, '~').replace(/[\s\p{Cc}\p{Cf}]/gu, '');
    if (!token.includes('OHR1~')) {
        if (!token.includes('OH1')) return { verdict: 'NotOurs' };
        // Alone, or behind an address: the head inside a damaged statement is not what was asked about.
        const found = headForm.exec(token.slice(token.lastIndexOf('#') + 1)) ?? headForm.exec(text.trim().replaceAll(' ', '~'));
        if (!found) return { verdict: 'Damaged' };
        const head = isHead(found);
        return { verdict: !(head.key in keys) ? 'Foreign' : await headSigned(head, keys) ? 'HeadHolds' : 'Changed', head };
    }
    token = token.slice(token.indexOf('OHR1~'));
    const behind = token.indexOf('~OHP1~');
    const said = statementForm.exec(behind < 0 ? token : token.slice(0, behind));
    const proof = behind < 0 ? null : proofForm.exec(token.slice(behind + 6));
    const headFound = proof && headForm.exec(proof[3]);
    if (!said || (behind >= 0 && !headFound)) return { verdict: 'Damaged' };
    const statement = { number: said[1], at: said[2], day: said[3], turn: said[4], channel: said[5] };
    const head = headFound ? isHead(headFound) : undefined;
    const end = verdict => ({ verdict, statement, head });
    if (!(said[8] in keys)) return end('Foreign');
    // Of the two signatures that belong together only the lower one is ours: nobody can make a second text out of the first.
    if (BigInt('0x' + said[9].slice(64)) > order >> 1n || !await isSigned(said[0].slice(0, -129), said[9], said[8], keys)) return end('Changed');
    if (head && !(head.key in keys && await headSigned(head, keys) && await stands(said[7], proof[1], head.size, proof[2].match(/.{64}/g) ?? [], head.root))) return end('ProofFails');
    if (list !== null && await sha(new TextEncoder().encode(list)) !== said[6]) return end('ListDiffers');
    return end((head ? 'Proven' : 'Signed') + (list === null ? '' : 'WithList'));
}

if (typeof document !== 'undefined') {
    const form = document.querySelector('form.check');
    const field = form.elements.text;
    const keys = Object.fromEntries(Array.from(document.querySelectorAll('[data-key]'), key => [key.dataset.key, key.textContent.trim()]));
    const words = name => document.querySelector(`[data-says="${name}"]`)?.textContent ?? '';
    const moment = (at, timed, zone) => new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { dateStyle: 'full', ...timed && { timeStyle: 'medium' }, timeZone: zone }).format(at);
    const instant = at => new Date(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

    const facts = ({ statement: said, head }) => [
        ...said ? [
            ['number', said.number.replace(/^(...)(...)/, '$1 $2 ')],
            [said.channel === 'Letterbox' ? 'by' : 'arrived', moment(instant(said.at), said.channel !== 'Post', 'Europe/Berlin')],
            ['day', moment(instant(`${said.day}T120000Z`), false, 'UTC') + (said.turn === '1' ? '' : ` (${words('corrected')})`)],
            ['way', words(`channel.${said.channel}`)]] : [],
        ...head ? [['head', head.number], ['entries', head.size], ['signed', moment(new Date(head.at), true, 'Europe/Berlin')]] : []];

    const show = found => {
        const result = document.getElementById('result');
        const good = ['HeadHolds', 'Signed', 'SignedWithList', 'Proven', 'ProvenWithList'].includes(found.verdict);
        result.className = good ? 'verdict good' : 'verdict bad';
        document.getElementById('verdict').textContent = words(found.verdict);
        document.getElementById('then').textContent = words(`${found.verdict}.then`);
        document.getElementById('facts').replaceChildren(...(good ? facts(found) : []).map(([name, value]) => {
            const row = document.createElement('div');
            const [label, said, apart] = ['dt', 'dd', 'bdi'].map(tag => document.createElement(tag));
            [label.textContent, apart.textContent] = [words(`fact.${name}`), value];
            said.append(apart);
            row.append(label, said);
            return row;
        }));
        result.hidden = false;
    };

    const check = async () => show(crypto.subtle ? await checkReceipt(field.value, keys).catch(() => ({ verdict: 'Damaged' })) : { verdict: 'Unable' });
    const fromAddress = () => {
        if (location.hash.length < 5) return;
        field.value = decodeURIComponent(location.hash.slice(1));
        check();
    };
    // Where the browser cannot check, the house does: the form goes out as it does without script.
    if (crypto.subtle || !form.getAttribute('action')) form.addEventListener('submit', event => { event.preventDefault(); check(); });
    document.querySelectorAll('.scripted').forEach(part => { part.hidden = !crypto.subtle; });
    addEventListener('hashchange', fromAddress);
    fromAddress();
}

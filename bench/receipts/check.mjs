// Runs the script of the check page over many texts, as a browser would. Reads one JSON line {"keys": {…}} and then one JSON string a line; prints one verdict a line.
import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { createInterface } from 'node:readline';
import { runInThisContext } from 'node:vm';

globalThis.crypto ??= webcrypto;
runInThisContext(readFileSync(new URL('../../src/Web/Look/check.js', import.meta.url), 'utf8') + '\nglobalThis.checkReceipt = checkReceipt;');
let keys;
for await (const line of createInterface({ input: process.stdin })) {
    if (keys === undefined) keys = JSON.parse(line).keys;
    else console.log((await checkReceipt(JSON.parse(line), keys).catch(() => ({ verdict: 'Damaged' }))).verdict);
}

// Sets one sheet after another as PDF/UA-1, for the process that holds the other end of stdin and stdout.
// In:  u32 length, JSON { template, sheet }.   Out: u32 length, JSON { error, pages, replaced, rss }, u32 length, PDF.
// Lengths are big-endian. Texts reach Typst as values in sys.inputs, never as source: nothing in them can be markup.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

const here = path.dirname(fileURLToPath(import.meta.url));
const packages = process.argv[2];
const require = createRequire(path.join(packages, 'package.json'));
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const font = file => {
  const bytes = readFileSync(path.join(packages, file));
  return file.endsWith('.woff') ? unwrapWoff(bytes) : bytes;
};
const compiler = NodeCompiler.create({
  workspace: here,
  fontArgs: [{
    fontBlobs: [
      '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
      '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
      // Not Noto Sans Arabic: it builds letters from parts, and the text then comes out of the PDF doubled and broken.
      '@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
      '@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf',
      '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
      '@fontsource/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-400-normal.woff',
      '@fontsource/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-700-normal.woff',
    ].map(font),
  }],
});

/** WOFF 1.0 is a TrueType file with each table deflated: Typst reads only the bare one. */
function unwrapWoff(woff) {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  const power = 2 ** Math.floor(Math.log2(count));
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * power, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE(16 * (count - power), 10);
  const parts = [head];
  let at = head.length;
  for (let i = 0; i < count; i++) {
    const entry = 44 + 20 * i;
    const [offset, packed, size] = [4, 8, 12].map(o => woff.readUInt32BE(entry + o));
    let table = woff.subarray(offset, offset + packed);
    if (packed < size) table = inflateSync(table);
    const row = 12 + 16 * i;
    woff.copy(head, row, entry, entry + 4);
    woff.copy(head, row + 4, entry + 16, entry + 20);
    head.writeUInt32BE(at, row + 8);
    head.writeUInt32BE(size, row + 12);
    const padded = Buffer.alloc((size + 3) & ~3);
    table.copy(padded);
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat(parts);
}

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });
// A word of letters is left to the hyphenator; what it cannot break (numbers, hashes, addresses, keys held down) may break every six signs.
const tooLong = /[^\s\u200b]{25,}/gu;
const plainWord = /^\p{P}*[\p{L}\p{M}\u00ad-]{1,44}\p{P}*$/u;
const breakable = word => plainWord.test(word) ? word
  : Array.from(graphemes.segment(word), (g, n) => (n > 0 && n % 6 === 0 ? '\u200b' : '') + g.segment).join('');

// 482 915 7036, 00000 12345-0, § 37, SGB II and 8–18 are not torn apart at the end of a line.
const bound = /(?<!\d ?)(?:\d{1,6}(?: \d{1,6}){1,4}(?!\d)|§§? \d|\bSGB [IVX])/gu;

/** Text as it may stand on paper: no control characters, no overriding of direction, nothing that runs off the sheet. */
const clean = (text, missing) => {
  let kept = text.normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\ufe00-\ufe0f\ufeff]/gu, c => (c === '\n' ? c : ''));
  for (const lost of missing) kept = kept.replaceAll(lost, '\ufffd');
  return kept.replace(bound, group => group.replaceAll(' ', '\u00a0'))
    .replace(/(?<=\d)–(?=\d)/g, '\u2060–\u2060').replace(tooLong, breakable);
};
const cleanAll = (value, missing, key) =>
  typeof value === 'string' ? (key === 'svg' ? value : clean(value, missing))
    : Array.isArray(value) ? value.map(v => cleanAll(v, missing))
      : value && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, cleanAll(v, missing, k)]))
        : value;

/** Characters no packaged font has; PDF/UA refuses them, and the person must not lose the letter over one. */
function undisplayable(message) {
  const found = [];
  for (const [, quoted] of message.matchAll(/the text `\\*"(.*?)\\*"` could not be displayed/gs))
    found.push(quoted.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16))));
  return found.filter(f => f.length > 0 && f !== '\ufffd');
}

function set({ template, sheet }) {
  if (template === 'probe') return { pdf: Buffer.alloc(0), pages: 0, replaced: [] };
  if (!/^[a-z]+$/.test(template)) throw new Error('no such template');
  const missing = new Set();
  for (let round = 0; ; round++) {
    const compiled = compiler.compile({
      mainFilePath: path.join(here, `${template}.typ`),
      inputs: { sheet: JSON.stringify(cleanAll(sheet, missing)) },
    });
    if (compiled.hasError())
      throw new Error(compiler.fetchDiagnostics(compiled.takeError()).map(d => d.message).join('; '));
    try {
      const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1' });
      return { pdf, pages: compiled.result.numOfPages, replaced: [...missing] };
    } catch (failure) {
      const lost = undisplayable(String(failure.message ?? failure));
      if (lost.length === 0 || round === 4) throw failure;
      lost.forEach(l => missing.add(l));
    } finally {
      compiler.evictCache(10);
    }
  }
}

function answer(request) {
  let head, pdf = Buffer.alloc(0);
  try {
    const done = set(request);
    pdf = done.pdf;
    head = { pages: done.pages, replaced: done.replaced };
  } catch (failure) {
    head = { error: String(failure.message ?? failure).slice(0, 2000) };
  }
  const json = Buffer.from(JSON.stringify({ ...head, rss: process.memoryUsage().rss }));
  const [first, second] = [Buffer.alloc(4), Buffer.alloc(4)];
  first.writeUInt32BE(json.length);
  second.writeUInt32BE(pdf.length);
  process.stdout.write(Buffer.concat([first, json, second, pdf]));
}

let waiting = Buffer.alloc(0);
process.stdin.on('data', chunk => {
  waiting = Buffer.concat([waiting, chunk]);
  while (waiting.length >= 4 && waiting.length >= 4 + waiting.readUInt32BE(0)) {
    const end = 4 + waiting.readUInt32BE(0);
    const request = JSON.parse(waiting.toString('utf8', 4, end));
    waiting = waiting.subarray(end);
    answer(request);
  }
});
process.stdin.on('end', () => process.exit(0));

// The words of the house: are they complete in every language, and does each translation still belong to its German sentence?
//
//   node scripts/texts.mjs check                  lists missing, superfluous and stale entries below texts/ and forms/; exit code 1 if any
//   node scripts/texts.mjs stamp <file> [key …]   notes the German wording of now on entries you have just reviewed (all, or the keys named)
//
// German is binding. Every other entry carries the comment `de:<first 8 hex of SHA-256 of the German value>; checked: <name or nobody>`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const languages = ['en', 'ar'];
const entry = /<data name="([^"]*)"[^>]*>([\s\S]*?)<\/data>/g;

const plain = xml => xml.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');
const inside = (xml, tag) => plain(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(xml)?.[1] ?? '');
const stampOf = german => createHash('sha256').update(german, 'utf8').digest('hex').slice(0, 8);
const holes = text => [...new Set(text.match(/\{\d\}/g) ?? [])].sort().join();

function read(file) {
  const entries = new Map();
  for (const [, name, body] of readFileSync(file, 'utf8').matchAll(entry)) {
    if (entries.has(plain(name))) throw new Error(`${file}: '${plain(name)}' stands there twice`);
    entries.set(plain(name), { value: inside(body, 'value'), comment: inside(body, 'comment') });
  }
  return entries;
}

const resxBelow = folder => existsSync(folder)
  ? readdirSync(folder, { recursive: true }).filter(f => f.endsWith('.resx')).map(f => join(folder, f)).sort()
  : [];

function check() {
  const files = [...resxBelow(join(root, 'texts')), ...resxBelow(join(root, 'forms'))];
  const remarks = [];
  const stems = new Set(files.map(f => f.replace(/\.[a-z]{2,3}\.resx$/, '')));
  for (const stem of [...stems].sort()) {
    const germanFile = `${stem}.de.resx`;
    if (!existsSync(germanFile)) {
      remarks.push(`${relative(root, germanFile)}: missing file`);
      continue;
    }

    const german = read(germanFile);
    for (const language of languages) {
      const file = `${stem}.${language}.resx`;
      const shown = relative(root, file);
      if (!existsSync(file)) {
        remarks.push(`${shown}: missing file`);
        continue;
      }

      const translated = read(file);
      for (const [key, { value }] of german) {
        const other = translated.get(key);
        if (!other) remarks.push(`${shown}: missing ${key}`);
        else if (!other.comment.startsWith(`de:${stampOf(value)}`)) remarks.push(`${shown}: stale ${key}`);
        else if (holes(other.value) !== holes(value)) remarks.push(`${shown}: placeholders ${key}`);
      }

      for (const key of translated.keys())
        if (!german.has(key)) remarks.push(`${shown}: superfluous ${key}`);
    }
  }

  remarks.forEach(r => console.log(r));
  console.log(remarks.length === 0 ? `${stems.size} texts in ${languages.length + 1} languages: complete.` : `${remarks.length} entries to look at.`);
  return remarks.length === 0 ? 0 : 1;
}

function stamp(file, keys) {
  const german = read(file.replace(/\.[a-z]{2,3}\.resx$/, '.de.resx'));
  let stamped = 0;
  const text = readFileSync(file, 'utf8').replace(entry, (whole, name, body) => {
    const key = plain(name);
    if (!german.has(key) || (keys.length > 0 && !keys.includes(key))) return whole;
    stamped++;
    const checked = /checked: .*/.exec(inside(body, 'comment'))?.[0] ?? 'checked: nobody';
    const comment = `<comment>de:${stampOf(german.get(key).value)}; ${checked}</comment>`;
    return /<comment>/.test(body)
      ? whole.replace(/<comment>[\s\S]*?<\/comment>/, () => comment)
      : whole.replace(/<\/value>/, () => `</value>\n    ${comment}`);
  });
  writeFileSync(file, text);
  console.log(`${stamped} entries stamped in ${relative(root, resolve(file))}`);
  return 0;
}

const [verb, file, ...keys] = process.argv.slice(2);
if (verb === 'check') process.exitCode = check();
else if (verb === 'stamp' && file && !file.endsWith('.de.resx')) process.exitCode = stamp(file, keys);
else {
  console.error('Say one of: check · stamp <file of a translation> [key …]');
  process.exitCode = 2;
}

// Builds the style sheets, and gives the five scripts, staff's keys, passkeys, the quick exit, reading along and checking receipts, their names by content. The sheets: KERN as published, cut down to what our pages use, then our own sheet, then minified.
// Usage: node build.mjs [--also <folder with further pages>]   Reads node_modules, writes ../wwwroot/look. Runs on Node 18.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { transform } from 'lightningcss';
import postcss from 'postcss';
import rtlcss from 'rtlcss';

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, '..');
const out = join(web, 'wwwroot', 'look');
const kernHome = join(web, '..', '..', 'node_modules', '@kern-ux', 'native');
const licence = '/*! With parts of KERN UX (@kern-ux/native), EUPL-1.2, see KERN-LICENSE.md in this folder. */\n';

const also = process.argv.indexOf('--also');
const pages = [web, ...(also > 0 ? [process.argv[also + 1]] : [])].flatMap(pagesBelow).map(file => readFileSync(file, 'utf8')).join('\n');
const used = namesIn(pages);

const kern = readFileSync(join(kernHome, 'dist', 'kern.css'), 'utf8');
const written = new Map();
for (const name of ['house', 'desk']) {
    const own = ['questions', name].map(sheet => readFileSync(join(here, `${sheet}.css`), 'utf8')).join('\n');
    // Our own rules are written with logical properties: only KERN is mirrored.
    const sheet = postcss([cutToUse, dropUnreadProperties, plainColours])
        .process(`${kern}/*rtl:begin:ignore*/${own}/*rtl:end:ignore*/`, { from: undefined }).css;
    write(`${name}.css`, sheet);
    if (name === 'house') write('house.rtl.css', rtlcss.process(sheet));
}
for (const name of ['desk', 'passkey', 'leave', 'along', 'check']) {
    const script = readFileSync(join(here, `${name}.js`), 'utf8');
    const scriptFile = `${name}.${createHash('sha256').update(script).digest('hex').slice(0, 10)}.js`;
    writeFileSync(join(out, scriptFile), script);
    written.set(`${name}.js`, scriptFile);
}
copyFileSync(join(kernHome, 'LICENSE.md'), join(out, 'KERN-LICENSE.md'));
const kept = new Set([...[...written.values()].flatMap(file => [file, file + '.br']), 'KERN-LICENSE.md', 'look.json']);
for (const file of readdirSync(out)) if (!kept.has(file)) rmSync(join(out, file));
// Last, because the build takes this file's age as the sign that everything above was done.
writeFileSync(join(out, 'look.json'), JSON.stringify(Object.fromEntries(written), null, 2) + '\n');

function pagesBelow(folder) {
    if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
    return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return ['bin', 'obj', 'node_modules', 'wwwroot'].includes(entry.name) ? [] : pagesBelow(path);
        return /\.(cshtml|cs|html)$/.test(entry.name) ? [path] : [];
    });
}

function namesIn(text) {
    const names = new Set(text.match(/kern-[a-z0-9_-]*[a-z0-9]/g));
    // A name put together while running ("kern-alert--" + kind) keeps everything that starts like it.
    const beginnings = (text.match(/kern-[a-z0-9_-]*[-_](?=["{$@'])/g) ?? []);
    return { has: name => names.has(name) || beginnings.some(b => name.startsWith(b)) };
}

/** A selector that names an unused KERN class can match nothing, so it goes; what :is, :where, :has and :not hold is left alone. */
function cutToUse(root) {
    const canMatch = selector => {
        const bare = withoutArguments(selector);
        if (bare.includes('[data-kern-theme') && !pages.includes('data-kern-theme')) return false;
        return (bare.match(/\.kern-[a-z0-9_-]+/gi) ?? []).every(c => used.has(c.slice(1)));
    };
    root.walkComments(comment => { if (!comment.text.startsWith('rtl:')) comment.remove(); });
    root.walkRules(rule => {
        if (rule.parent.type === 'atrule' && rule.parent.name === 'keyframes') return;
        const alive = rule.selectors.filter(canMatch);
        if (alive.length === 0) rule.remove(); else if (alive.length < rule.selectors.length) rule.selectors = alive;
    });
    const animations = [];
    root.walkDecls(/^animation/, decl => { animations.push(decl.value); });
    root.walkAtRules('keyframes', rule => { if (!animations.some(value => value.includes(rule.params))) rule.remove(); });
    root.walkAtRules(rule => { if (rule.nodes?.length === 0) rule.remove(); });
}

function withoutArguments(selector) {
    let depth = 0;
    return [...selector].filter(c => {
        if (c === '(') depth++;
        const outside = depth === 0;
        if (c === ')') depth--;
        return outside;
    }).join('');
}

/** Properties read only by other unread properties fall in the next round. */
function dropUnreadProperties(root) {
    for (let dropped = true; dropped;) {
        dropped = false;
        const read = new Set();
        root.walkDecls(decl => { for (const [, name] of decl.value.matchAll(/var\(\s*(--[\w-]+)/g)) read.add(name); });
        root.walkDecls(/^--/, decl => { if (!read.has(decl.prop)) { decl.remove(); dropped = true; } });
        root.walkRules(rule => { if (rule.nodes.length === 0) rule.remove(); });
        root.walkAtRules(rule => { if (rule.nodes?.length === 0) rule.remove(); });
    }
}

/** oklch() to #rrggbb: the same colour, shorter, and old telephones can read it. */
function plainColours(root) {
    const oklch = /oklch\(\s*([\d.]+)(%?)\s+([\d.]+)\s+([\d.]+)(?:deg)?\s*\)/g;
    root.walkDecls(decl => {
        decl.value = decl.value.replace(oklch, (_, lightness, percent, chroma, hue) =>
            hex(percent ? lightness / 100 : Number(lightness), Number(chroma), hue * Math.PI / 180));
    });
}

function hex(lightness, chroma, hue) {
    const a = chroma * Math.cos(hue), b = chroma * Math.sin(hue);
    const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
    const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
    const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
    const linear = [
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s];
    return '#' + linear.map(x => x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055)
        .map(x => Math.round(255 * Math.min(1, Math.max(0, x))).toString(16).padStart(2, '0')).join('');
}

function write(name, css) {
    const small = licence + transform({ filename: name, code: Buffer.from(css), minify: true }).code.toString();
    const hash = createHash('sha256').update(small).digest('hex').slice(0, 10);
    const file = name.replace(/css$/, `${hash}.css`);
    mkdirSync(out, { recursive: true });
    const packed = brotliCompressSync(small);
    writeFileSync(join(out, file), small);
    writeFileSync(join(out, file + '.br'), packed);
    written.set(name, file);
    console.log(`${file}: ${small.length} bytes, ${packed.length} with brotli`);
}

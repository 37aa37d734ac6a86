// The public holidays of all Länder as npm date-holidays knows them, 2000 to 2050: a list that the Law shelf is held against.
// Usage: node scripts/holidays.mjs write | check   Writes or compares tests/Law.Tests/Cases/date-holidays.csv.
// The list is made from date-holidays (https://github.com/commenthol/date-holidays), ISC and CC-BY-3.0.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const Holidays = createRequire(join(root, 'package.json'))('date-holidays');
const file = join(root, 'tests', 'Law.Tests', 'Cases', 'date-holidays.csv');
const lands = ['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'];

const lines = ['land,year,days'];
let count = 0;
for (const land of lands) {
    const calendar = new Holidays('DE', land, { timezone: 'Europe/Berlin' });
    for (let year = 2000; year <= 2050; year++) {
        const days = calendar.getHolidays(year).filter(d => d.type === 'public').map(d => d.date.slice(5, 10));
        count += days.length;
        lines.push(`${land},${year},${days.join(' ')}`);
    }
}
const list = lines.join('\n') + '\n';

if (process.argv[2] === 'write') {
    writeFileSync(file, list);
    console.log(`${count} holidays written.`);
} else if (process.argv[2] === 'check') {
    const same = readFileSync(file, 'utf8') === list;
    console.log(same ? `${count} holidays: the list is what date-holidays says.` : 'The list is no longer what date-holidays says: write it anew and read the difference.');
    process.exit(same ? 0 : 1);
} else {
    console.error('Say write or check.');
    process.exit(2);
}

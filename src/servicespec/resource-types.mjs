// Lists every resource type of CloudFormation: a line for each, its parts separated by bars. A line
// is a key, a tab, and what is known of it; the lines are in the order of the alphabet, so that one
// can be found without reading the others.
//
//   type AWS::SQS::Queue<tab>Arn QueueName QueueUrl|DelaySeconds:i QueueName^:s Tags:[t
//   unique AWS::SQS::Queue<tab>QueueName
//
// The first part of a type is its attributes, the second its properties; the parts after that are
// the blocks that properties refer to by number, from 0 on. A property is its name, `!` if
// it is required, `^` if a change replaces the resource (`~`: some changes do), a colon, and what
// it holds: s text, i whole number, n number, b truth value, j any JSON, d time, t a tag, a number
// for a block, [x a list of x, {x a map of x, (x,y) one of several. An attribute that is no text is
// followed by a colon, and `[` or `{`. Behind a letter of a single value, and behind `[`, may be
// the number of its limits between `#` and a dot. The limits are lines of their own; limits.mjs
// explains them, and the words of a block that begin with `?`. No two resources of a type may have
// the same value of the property that is `unique`. schemas.mjs explains the schemas.
import spec from '@aws-cdk/aws-service-spec';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { limitLines, limits, read, resolved, rules } from './limits.mjs';
import { schemaLines, uniqueLines } from './schemas.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'node_modules', '@aws-cdk', 'aws-service-spec', 'package.json');
const target = join(here, '..', 'main', 'resources', 'dev', 'fargen', 'aws', 'resource-types.txt');

const LETTERS = { string: 's', integer: 'i', number: 'n', boolean: 'b', json: 'j', tag: 't' };
LETTERS['date-time'] = 'd';

const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const byKey = ([a], [b]) => byCode(a, b);
const db = spec.loadAwsServiceSpecSync();
const schemas = read();

function line(resource) {
  const blocks = [];
  const parts = [];
  const root = schemas.types[resource.cloudFormationType] ?? {};

  const block = (reference, schema) => {
    const definition = db.get('typeDefinition', reference);
    let at = blocks.indexOf(definition.$id);
    if (at < 0) {
      at = blocks.push(definition.$id) - 1;
      parts[at] = properties(definition, schema);
    }
    return at;
  };

  const letters = (type, from) => {
    const schema = resolved(from, root);
    switch (type.type) {
      case 'ref':
        return String(block(type.reference, schema));
      case 'array':
        return `[${limits(schema, true)}${letters(type.element, schema.items)}`;
      case 'map': {
        const values = Object.values(schema.patternProperties ?? {})[0];
        return `{${letters(type.element, values ?? schema.additionalProperties)}`;
      }
      case 'union': {
        const all = [...new Set(type.types.map((one) => letters(one)))].sort(byCode);
        return all.length === 1 ? all[0] : `(${all.join(',')})`;
      }
      default:
        if (!LETTERS[type.type]) {
          throw new Error(`${resource.cloudFormationType} holds ${type.type}`);
        }
        return LETTERS[type.type] + ('sin'.includes(LETTERS[type.type]) ? limits(schema) : '');
    }
  };

  const inside = (resource.additionalReplacementProperties ?? []).map(([name]) => name);

  const flags = (name, property, owner) => {
    const some = owner === resource && inside.includes(name) ? 'maybe' : 'no';
    const change = property.causesReplacement ?? some;
    return (property.required ? '!' : '') + { yes: '^', maybe: '~', no: '' }[change];
  };

  const properties = (owner, schema) =>
    Object.entries(owner.properties)
      .sort(byKey)
      .map(([name, property]) => {
        const holds = letters(property.type, schema.properties?.[name]);
        return `${name}${flags(name, property, owner)}:${holds}`;
      })
      .concat(rules(schema))
      .join(' ');

  const KINDS = { array: ':[', map: ':{', json: ':{', ref: ':{' };
  const own = properties(resource, root);
  const attributes = Object.entries(resource.attributes)
    .sort(byKey)
    .map(([name, attribute]) => name + (KINDS[attribute.type.type] ?? ''))
    .join(' ');
  return `type ${resource.cloudFormationType}\t${[attributes, own, ...parts].join('|')}`;
}

// A type that needs a transform is none that a plain template may have.
const lines = db
  .all('resource')
  .filter((resource) => !resource.cloudFormationTransform)
  .map(line);
const version = JSON.parse(readFileSync(source, 'utf8')).version;
writeFileSync(
  target,
  `# Resource types, from @aws-cdk/aws-service-spec ${version} (Apache-2.0) and the schemas of` +
    ` cfn-lint ${schemas.version} (MIT-0), by src/servicespec/resource-types.mjs\n` +
    `${[...lines, ...limitLines(), ...schemaLines(schemas), ...uniqueLines(schemas)].sort(byCode).join('\n')}\n`,
);

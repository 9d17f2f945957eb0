// What values must be depending on other ones: schemas in JSON, a line for each place that one is
// about. A place is a type and the path of its properties, with `*` for each item of a list and each
// value of a map; tabs between the three:
//
//   schema AWS::EC2::Instance<tab>BlockDeviceMappings/*<tab>{"if":…,"then":…}
//
// `cfnGather` may leave a resource out: `unless` one of a type, which has a reference to it, is there.
//
// They come from what the schemas of resource types say beside the limits, from the rules of cfn-lint,
// and from rules.json. SchemaChecker knows their keywords: those of JSON Schema that occur, those of
// cfn-lint (`requiredXor`, `dependentExcluded`, `cfnGather` and the like), and those of rules.json:
//
//   alone   a schema whose `$data` begins at the value itself    after    a later time than this
//   apart   another domain than this one                         refers   types that may be referred to
//   atMostOne  no two items fit this schema                  below    in this domain
//   json    a schema for what a text is in JSON                  within   part of this CIDR block
//   grammar the language of a value, by its name in Grammars     note     what a value must be
//   prefix  the first characters of a text, as far as these are known
//   message the diagnostic, `{Name}` or `{Name/Name}` being the value of a property
//   source  the page that says it
//   help    the line to write, in place of one made of the schema
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escaped, FORMATS, isGroups, resolved } from './limits.mjs';

const here = dirname(fileURLToPath(import.meta.url));

// How some rules say what is wrong.
const MESSAGES = {
  E3042: 'a task definition requires an essential container',
  E3047: '`Cpu: {Cpu}` is not available with `Memory: {Memory}` on Fargate',
  E3052: 'a service whose tasks have `NetworkMode: awsvpc` requires `NetworkConfiguration`',
  E3054: 'a service on Fargate requires a task definition for Fargate',
  E3502: 'a queue and its dead-letter queue must both be FIFO queues, or both standard queues',
  E3505: '`VisibilityTimeout: {queue/VisibilityTimeout}` of the queue is below `Timeout: {function/Timeout}` of the function',
  E3698: 'the deployment belongs to another API',
  E3699: 'the authorizer belongs to another API',
  E3705: '`BatchSize` for a FIFO queue must not be above 10',
  E3707: '`Engine` must be the same as in the DB cluster',
  E3708: 'the type of the authorizer does not match `AuthorizationType` of the method',
  E3712: 'target tracking requires an Auto Scaling group whose `MaxSize` is above its `MinSize`',
  E3714: 'the security group and the subnet must be in the same VPC',
  E3720: '`StorageEncrypted` must be the same as in the DB cluster',
};

// What must be written instead, for some of them.
const NOTES = {
  E3047: '`Memory` in MiB must be 512, 1024 or 2048 with `Cpu: 256`; in steps of 1024, 1024 to 4096 with `Cpu: 512`, 2048 to 8192 with `Cpu: 1024`, 4096 to 16384 with `Cpu: 2048`, 8192 to 30720 with `Cpu: 4096`; in steps of 4096, 16384 to 61440 with `Cpu: 8192`; in steps of 8192, 32768 to 122880 with `Cpu: 16384`; and 61440, 122880 or 249856 with `Cpu: 32768`',
  E3505: '`VisibilityTimeout` defaults to 30 seconds, and `Timeout` to 3',
  E3663: 'Lambda reserves this name for a variable that it sets itself',
};

// Rules that TypeChecker, a grammar or rules.json has in better words, or that judge the same thing twice.
const OWN = ['E3045', 'E3501', 'E3601', 'E3615', 'E3634', 'E3638', 'E3639', 'E3677', 'E3680', 'E3685', 'E3706', 'E3719'];

const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const MAPS = ['properties', 'dependentSchemas', 'definitions'];
const SINGLE = [
  'if', 'then', 'else', 'not', 'items', 'contains', 'propertyNames', 'alone', 'json', 'atMostOne',
];
const PLAIN = [
  'const', 'enum', 'enumCaseInsensitive', 'type', 'required', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum',
  'multipleOf', 'minLength', 'maxLength', 'minItems', 'maxItems', 'maxUniqueItems', 'uniqueKeys',
  'minProperties', 'maxProperties', 'dependentRequired', 'dependentExcluded', 'requiredXor',
  'requiredOr', '$data', '$lookup', 'after', 'apart', 'below', 'grammar', 'prefix', 'refers', 'within', 'message',
  'note', 'help',
];

/** The schema with the keywords that SchemaChecker knows, and references resolved. */
function clean(schema, root, depth = 0) {
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  if (depth > 12) {
    return {};
  }
  const from = schema.$ref && root.$keep ? schema : resolved(schema, root);
  const to = {};
  const deeper = (one) => clean(one, root, depth + 1);
  for (const [key, value] of Object.entries(from)) {
    if (LISTS.includes(key) && Array.isArray(value)) {
      const all = value.map(deeper);
      if (key === 'allOf' || !all.some((one) => Object.keys(one).length === 0)) {
        to[key] = all;
      }
    } else if (MAPS.includes(key)) {
      to[key] = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, deeper(one)]));
    } else if (SINGLE.includes(key)) {
      to[key] = deeper(value);
    } else if (key === 'cfnContext') {
      to[key] = { schema: deeper(value.schema) };
    } else if (key === 'cfnGather') {
      to[key] = { gather: value.gather, schema: deeper(value.schema) };
    } else if (key === 'pattern') {
      to[key] = typeof value === 'string' ? escaped(value) : value;
    } else if (key === 'format' && FORMATS[value]) {
      to.pattern = FORMATS[value];
    } else if (key === 'additionalProperties' && value === false && from.properties) {
      to[key] = value;
    } else if (key === '$ref' || (PLAIN.includes(key) && !(key === 'required' && value === true))) {
      to[key] = value;
    }
  }
  return to;
}

/** A choice of blocks by what tells them apart: the rest of their properties is checked where it stands. */
function told(schema, root) {
  const at = resolved(schema, root);
  if (!at.properties) {
    return at;
  }
  const kept = ({ const: one, enum: some }) =>
    one !== undefined ? { const: one } : some !== undefined ? { enum: some } : {};
  const properties = Object.fromEntries(
    Object.entries(at.properties).map(([name, one]) => [name, kept(resolved(one, root))]),
  );
  return { ...at, properties };
}

const ANYTHING = ['.*', '.+', '^.+$', '^.*$', '^[\\s\\S]*$', '^.*\\S.*$', '[\\s\\S]*', '.*\\S.*'];

/** What a schema says that limits.mjs does not write. */
function rest(schema, root) {
  const picked = {};
  const wanted = [
    'if', 'then', 'else', 'not', 'multipleOf', 'exclusiveMinimum', 'exclusiveMaximum', 'prefixItems',
    'uniqueKeys', 'maxUniqueItems', 'minProperties', 'maxProperties', 'contains', 'propertyNames',
  ];
  for (const key of wanted) {
    if (schema[key] !== undefined && !(key === 'minProperties' && schema[key] === 0)) {
      picked[key] = schema[key];
    }
  }
  for (const key of ['allOf', 'anyOf', 'oneOf']) {
    if (Array.isArray(schema[key]) && !isGroups(key, schema[key])) {
      picked[key] =
        key === 'allOf'
          ? schema[key].filter((one) => !one.$ref)
          : schema[key].map((one) => told(one, root));
    }
  }
  const patterns = Object.keys(schema.patternProperties ?? {});
  if (schema.additionalProperties === false && !schema.properties && patterns.length > 0 && !patterns.some((one) => ANYTHING.includes(one))) {
    picked.propertyNames = { anyOf: patterns.map((pattern) => ({ pattern })) };
  }
  if (schema.properties && schema.dependencies) {
    const all = Object.entries(schema.dependencies);
    const lists = all.filter(([, one]) => Array.isArray(one));
    const schemas = all.filter(([, one]) => !Array.isArray(one));
    if (lists.length > 0) picked.dependentRequired = Object.fromEntries(lists);
    if (schemas.length > 0) picked.dependentSchemas = Object.fromEntries(schemas);
  }
  return clean(picked, root);
}

/** Whether a schema can refuse anything but the type of a value, which is checked already. */
const says = (schema) =>
  schema === false ||
  (typeof schema === 'object' &&
    Object.entries(schema).some(([key, value]) =>
      LISTS.includes(key)
        ? value.some(says)
        : MAPS.includes(key)
          ? Object.values(value).some(says)
          : SINGLE.includes(key)
            ? says(value)
            : key !== 'type',
    ));

/** Goes through all places of a type. */
function* places(name, root) {
  function* walk(schema, path, seen) {
    const at = resolved(schema, root);
    if (seen.includes(at.$id ?? schema.$ref)) {
      return;
    }
    const below = schema.$ref ? [...seen, schema.$ref] : seen;
    yield [path, at];
    for (const [key, one] of Object.entries(at.properties ?? {})) {
      yield* walk(one, `${path}/${key}`, below);
    }
    const values = [at.items, ...Object.values(at.patternProperties ?? {})];
    for (const one of values.filter((one) => typeof one === 'object').slice(0, 1)) {
      yield* walk(one, `${path}/*`, below);
    }
  }
  yield* walk({ ...root, $ref: undefined }, name, []);
}

const NEW = ['EngineVersion', 'MajorEngineVersion'];

// Those of DB instances that cfn-lint does not know (Amazon RDS API reference, CreateDBInstance and
// ModifyCustomDBEngineVersion).
const ENGINES = ['custom-oracle-se2', 'custom-oracle-se2-cdb', 'custom-sqlserver-dev', 'sqlserver-dev-ee'];

/** Names of engines in upper or lower case, as RDS accepts them. */
function engines(schema, name = '') {
  if (Array.isArray(schema)) {
    return schema.map((one) => engines(one));
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  const { const: one, enum: some, ...rest } = schema;
  const values = typeof one === 'string' ? [one] : some;
  const inner = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, engines(value, key)]),
  );
  const all = values?.includes('custom-oracle-ee') ? [...values, ...ENGINES].sort() : values;
  return name === 'Engine' && all
    ? { ...inner, enumCaseInsensitive: all }
    : { ...inner, ...(one === undefined ? {} : { const: one }), ...(some ? { enum: some } : {}) };
}

/** Lists that grow with every release are kept to what does not: their first number, their sizes. */
function lasting(schema, name = '') {
  if (Array.isArray(schema)) {
    return schema.map((one) => lasting(one, name));
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  if (NEW.includes(name) && schema.enum) {
    const firsts = [...new Set(schema.enum.map((one) => String(one).split('.')[0]))];
    return { pattern: `^(${firsts.join('|')})([.].*)?$` };
  }
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, lasting(value, key)]),
  );
}

/** The values of every region, of all engines. */
function values(schema, found = new Set()) {
  for (const [key, value] of Object.entries(schema ?? {})) {
    if (key === 'enum') {
      value.forEach((one) => found.add(one));
    } else if (typeof value === 'object') {
      values(key === 'if' ? {} : value, found);
    }
  }
  return found;
}

/** Instance types: a family that may have new generations, and a size. */
function sizes(all) {
  const form = /^((?:[a-z]+\.)?)([a-z]+-?)([0-9][a-z0-9-]*)\.([a-z0-9.-]+)$/;
  const others = all.filter((one) => !form.test(one));
  if (others.length > all.length / 3) {
    return { enum: all };
  }
  const parts = all.filter((one) => form.test(one)).map((one) => form.exec(one));
  const of = (index) => [...new Set(parts.map((one) => one[index]))].sort().join('|');
  const dots = (text) => text.replaceAll('.', '[.]');
  const usual = `(${dots(of(1))})(${of(2)})[0-9]([a-z-][a-z0-9-]*)?[.](${dots(of(4))})`;
  const rest = all.filter((one) => !new RegExp(`^${usual}$`).test(one));
  return { pattern: `^(${[usual, ...rest.map(dots)].join('|')})$` };
}

function rule({ id, at, schema, regional }) {
  if (!regional && id !== 'E3062') {
    const own = lasting(clean(schema, { ...schema, $keep: true }));
    return { at, schema: at.some((one) => one.startsWith('AWS::RDS::')) ? engines(own) : own };
  }
  const all = [...values(schema)].sort();
  const last = { E3025: '/DBInstanceClass', E3062: '/DBInstanceClass', E3694: '/DBClusterInstanceClass' };
  return { at: at.map((one) => one + (last[id] ?? '')), schema: sizes(all) };
}

// Names that are not in the primary identifiers of their types.
const NAMES = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'Name',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'Name',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
};

/** The property that no two resources of the type may have the same value of. */
function unique(name, { primaryIdentifier, readOnlyProperties = [] }) {
  const [only, ...more] = primaryIdentifier ?? [];
  const own = more.length === 0 && only && !readOnlyProperties.includes(only);
  const parts = own ? only.split('/').slice(2) : [];
  return NAMES[name] ?? (parts.length === 1 ? parts[0] : undefined);
}

/** The lines of the schemas. */
export function schemaLines({ types, rules, runtimes }) {
  const own = JSON.parse(readFileSync(join(here, 'rules.json'), 'utf8'));
  const lines = new Set();
  const add = (places, schema) => {
    for (const place of places.filter((one) => !one.startsWith('AWS::Serverless::'))) {
      const [type, ...path] = place.split('/');
      lines.add(`schema ${type}\t${path.join('/')}\t${JSON.stringify(schema)}`);
    }
  };
  for (const [name, schema] of Object.entries(types)) {
    for (const [place, at] of places(name, schema)) {
      const more = rest(at, schema);
      if (says(more)) {
        add([place], more);
      }
    }
  }
  const said = (id, schema) => ({
    ...(MESSAGES[id] && { message: MESSAGES[id] }),
    ...(NOTES[id] && { note: NOTES[id] }),
    ...schema,
  });
  for (const one of rules.filter(({ id }) => !OWN.includes(id) && id !== 'E3025')) {
    const { at, schema } = rule(one);
    if (says(schema)) {
      add(at, said(one.id, schema));
    }
  }
  add(['AWS::Lambda::Function/Runtime'], { not: { enum: runtimes } });
  own.forEach(({ at, ...schema }) => add(at, clean(schema, { ...schema, $keep: true })));
  return [...lines];
}

/** The lines of what identifies the resources of a type. */
export function uniqueLines({ types }) {
  return Object.entries(types)
    .map(([name, schema]) => [name, unique(name, schema)])
    .filter(([name, property]) => property && !name.startsWith('AWS::Serverless::'))
    .map(([name, property]) => `unique ${name}\t${property}`);
}

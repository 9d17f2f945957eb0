// What the schemas say of values beyond their types: their limits, each a line of its own with a
// number. Limits are a list of parts with a tab between them:
//
//   limits 12<tab>@1..50<tab>/^[a-z]+$
//
//   =a  one of the values that follow up to the end     ~a  the same, in upper or lower case
//   /x  matches the regular expression x, somewhere     #1..9  a number in this range
//   @1..9  as many characters, or items of a list       !  no item twice
//
// and what a block says of its properties, of which each is a word of its own that begins with `?`:
//
//   ?1A&B,C  exactly one of these groups     ?aA&B,C  at least one of them
//   ?dA>B,C  A requires these                ?eA>B,C  A excludes these
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const ARN = '^arn:(aws|aws-cn|aws-us-gov|aws-iso|aws-iso-b|aws-iso-e|aws-iso-f|aws-eusc):';

// The formats that cfn-lint checks, by their rules E1150 to E1157.
const FORMATS = {
  'AWS::ACM::Certificate.Arn': ARN + 'acm:[a-z0-9-]+:[0-9]{12}:certificate/.+$',
  'AWS::EC2::Image.Id': '^(ami-([0-9a-z]{8}|[0-9a-z]{17})|resolve:ssm:.+)$',
  'AWS::EC2::SecurityGroup.Id': '^sg-([a-fA-F0-9]{8}|[a-fA-F0-9]{17})$',
  'AWS::EC2::Subnet.Id': '^subnet-([0-9A-Fa-f]{8}|[0-9A-Fa-f]{17})$',
  'AWS::EC2::VPC.Id': '^vpc-([0-9A-Fa-f]{8}|[0-9A-Fa-f]{17})$',
  'AWS::IAM::Role.Arn': ARN + 'iam::[0-9]{12}:role/.+$',
  'AWS::SNS::Topic.Arn': ARN + 'sns:[a-z0-9-]+:[0-9]{12}:.+$',
  'ipv4-network': '^([0-9]{1,3}[.]){3}[0-9]{1,3}/([0-9]|[12][0-9]|3[0-2])$',
  ipv4: '^([0-9]{1,3}[.]){3}[0-9]{1,3}$',
  ipv6: '^(?=.*:)[0-9a-fA-F:.]+$',
  'ipv6-network': '^[0-9a-fA-F:.]+/[0-9]{1,3}$',
  'AWS::S3::Bucket.Name':
    '^(?![.-])(?!.*[.][.])(?!.*-[.])(?!.*[.]-)[a-z0-9.-]{3,63}(?<![.-])$',
};

const read = () =>
  JSON.parse(
    execFileSync('python3', [join(here, 'schemas.py')], { maxBuffer: 1 << 29, encoding: 'utf8' }),
  );

const lines = [];
const numbers = new Map();

const number = (parts) => {
  const line = parts.join('\t');
  if (!numbers.has(line)) {
    numbers.set(line, lines.push(line) - 1);
  }
  return numbers.get(line);
};

/** The lines of the data file, after the types have been written. */
const limitLines = () => lines.map((line, at) => `limits ${at}\t${line}`);

const range = (least, most) =>
  least === undefined && most === undefined ? [] : [`${least ?? ''}..${most ?? ''}`];

// Those that rules.json has in parts: user names of each engine of RDS (the pattern is that of SQL
// Server), and address types of each type of load balancers.
const OWN = ['^[a-zA-Z][a-zA-Z0-9_]{0,127}$', 'dualstack dualstack-without-public-ipv4 ipv4'];

// A text as short as the schema refuses is no lifecycle policy in JSON, which rules.json says better.
const isLifecyclePolicy = ({ minLength, maxLength }) => minLength === 100 && maxLength === 30720;

/** A reference to the limits of the value that the schema describes; nothing if it has none. */
function limits(schema, list) {
  if (OWN.includes(schema.pattern) || OWN.includes(schema.enum?.join(' '))) {
    return '';
  }
  const parts = [];
  if (list) {
    parts.push(...range(schema.minItems, schema.maxItems).map((text) => `@${text}`));
    if (schema.uniqueItems === true) {
      parts.push('!');
    }
  } else {
    const { pattern, format } = schema;
    parts.push(...range(schema.minimum, schema.maximum).map((text) => `#${text}`));
    const least = isLifecyclePolicy(schema) ? undefined : schema.minLength;
    parts.push(...range(least, schema.maxLength).map((text) => `@${text}`));
    const patterns = [pattern, FORMATS[format]].filter((one) => typeof one === 'string');
    parts.push(...patterns.map((one) => `/${escaped(one)}`));
    const values = schema.const === undefined ? schema.enum : [schema.const];
    if (Array.isArray(schema.enumCaseInsensitive)) {
      parts.push('~', ...schema.enumCaseInsensitive.map(String));
    } else if (Array.isArray(values)) {
      parts.push('=', ...values.map(String));
    }
  }
  return parts.length === 0 ? '' : `#${number(parts)}.`;
}

/** A regular expression on one line, without characters that cannot be seen. */
const escaped = (text) =>
  text.replace(
    /[\u0000-\u001f\u007f-\u00a0\u2028\u2029\ud800-\udfff\ufeff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const required = (schemas) =>
  schemas.every((one) => Object.keys(one).join() === 'required' && one.required.length > 0);

const single = (schemas) =>
  schemas.length > 1 &&
  schemas.every(
    (one) =>
      one.additionalProperties === false &&
      one.required?.length === 1 &&
      Object.keys(one.properties ?? {}).join() === one.required[0],
  );

/** Whether the choice is one of groups of properties, which `rules` writes. */
const isGroups = (key, schemas) => required(schemas) || (key === 'oneOf' && single(schemas));

/** What the schema of a block says of its properties. */
function rules(schema) {
  const words = [];
  const groups = (schemas) => schemas.map((one) => one.required.join('&')).join(',');
  for (const [key, letter] of [['oneOf', '1'], ['anyOf', 'a']]) {
    const schemas = schema[key];
    if (Array.isArray(schemas) && isGroups(key, schemas)) {
      words.push(`?${letter}${groups(schemas)}`);
    }
  }
  for (const [key, letter] of [['requiredXor', '1'], ['requiredOr', 'a']]) {
    if (Array.isArray(schema[key])) {
      words.push(`?${letter}${schema[key].join(',')}`);
    }
  }
  for (const [key, letter] of [['dependentRequired', 'd'], ['dependentExcluded', 'e']]) {
    for (const [name, others] of Object.entries(schema[key] ?? {})) {
      words.push(`?${letter}${name}>${others.join(',')}`);
    }
  }
  return words;
}

/** A schema as it stands, or the one that it refers to. */
function resolved(schema, root) {
  let at = schema ?? {};
  while (at.$ref) {
    const target = at.$ref.split('/').slice(1);
    const { $ref, ...own } = at;
    at = { ...target.reduce((from, name) => from?.[name], root), ...own };
  }
  return at;
}

export { escaped, FORMATS, isGroups, limitLines, limits, read, resolved, rules };

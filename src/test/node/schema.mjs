// node schema.mjs SCHEMA: reads documents as JSON, one a line, and prints the errors of each one.
import fs from 'node:fs';
import Ajv from 'ajv';

const ajv = new Ajv.default({ allErrors: true, allowUnionTypes: true });
ajv.addKeyword('patternErrorMessage'); // a keyword of the YAML language server
const validate = ajv.compile(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')));
for (const line of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  validate(JSON.parse(line));
  console.log((validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`).join('; '));
}

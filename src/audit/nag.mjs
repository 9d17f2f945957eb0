// Judges templates with cdk-nag's AwsSolutions pack, in one process: to load the CDK costs a second.
//
//     node nag.mjs NODE_MODULES TEMPLATE.json...
//
// Prints a list of {file, rule, detail, resource, message}. A rule that could not judge a resource is a
// finding too, CdkNagValidationFailure, as earlier versions of cdk-nag called it.

import { createRequire } from "node:module";

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { App, Stack } = require("aws-cdk-lib");
const { CfnInclude } = require("aws-cdk-lib/cloudformation-include");
const { AwsSolutionsChecks } = require("cdk-nag");

/** The pack, but it tells a rule that failed from a resource that did. */
class Pack extends AwsSolutionsChecks {
  findings = [];

  addViolation(id, { node, info }, error) {
    const [, rule, detail] = /^([^[]*)(?:\[(.*)\])?$/s.exec(id);
    const finding = error
      ? { rule: "CdkNagValidationFailure", detail: rule, message: error }
      : { rule, detail: detail ?? "", message: info };
    this.findings.push({ ...finding, resource: node.node.id });
  }
}

function judge(file) {
  const stack = new Stack(new App({ analyticsReporting: false }), "audit");
  new CfnInclude(stack, "template", { templateFile: file });
  const pack = new Pack();
  pack.validateScope(stack);
  return pack.findings.map((finding) => ({ file, ...finding }));
}

console.log(JSON.stringify(files.flatMap(judge)));

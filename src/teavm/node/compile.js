// node compile.js FOLDER SPEC...: compiles each spec with target/js/fargen.js, the nth into FOLDER/n.
"use strict";
const fs = require("fs");
const path = require("path");
const { compile } = require("../../../target/js/fargen.js");

const [folder, ...specs] = process.argv.slice(2);
specs.forEach((spec, n) => {
  const text = new TextDecoder().decode(fs.readFileSync(spec));
  const { files, diagnostics } = compile(path.basename(spec), text);
  const texts = { ...files, "diagnostics.txt": diagnostics };
  for (const [file, text] of Object.entries(texts)) {
    const target = path.join(folder, String(n), file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
  }
});

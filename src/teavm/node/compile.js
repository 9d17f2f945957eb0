// node compile.js FOLDER SPEC...: compiles each spec with target/js/fargen.js, the nth into FOLDER/n.
"use strict";
const fs = require("fs");
const path = require("path");
const { compile } = require("../../../target/js/fargen.js");

// The texts of the files beside a spec, which it may name.
function named(directory) {
  const beside = path.join(directory, "files");
  const names = fs.existsSync(beside) ? fs.readdirSync(beside) : [];
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = fs.readFileSync(path.join(beside, name), "utf8");
      return [["files/" + name, text], ["./files/" + name, text]];
    }),
  );
}

const [folder, ...specs] = process.argv.slice(2);
specs.forEach((spec, n) => {
  const text = new TextDecoder().decode(fs.readFileSync(spec));
  const { files, diagnostics } = compile(path.basename(spec), text, named(path.dirname(spec)));
  const texts = { ...files, "diagnostics.txt": diagnostics };
  for (const [file, text] of Object.entries(texts)) {
    const target = path.join(folder, String(n), file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
  }
});

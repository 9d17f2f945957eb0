// node import.js FOLDER CASE...: imports the source of each case as its command says, with target/js/fargen.js,
// the nth into FOLDER/n.
"use strict";
const fs = require("fs");
const path = require("path");
const { imports } = require("../../../target/js/fargen.js");

// The texts below a folder, by their paths.
function texts(folder) {
  return Object.fromEntries(
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
      .map((file) => [path.relative(folder, file), fs.readFileSync(file, "utf8")]),
  );
}

const [folder, ...cases] = process.argv.slice(2);
cases.forEach((one, n) => {
  const [kind, ...paths] = fs.readFileSync(path.join(one, "command"), "utf8").trim().split(" ");
  const { files, report, diagnostics } = imports(kind, paths, texts(path.join(one, "source")));
  const made = { ...files, "report.txt": report ?? "", "diagnostics.txt": diagnostics };
  for (const [file, text] of Object.entries(made)) {
    const target = path.join(folder, String(n), file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
  }
});

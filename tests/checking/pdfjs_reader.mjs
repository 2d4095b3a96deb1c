// What pdf.js finds in a PDF, as JSON: pages with their text, the files inside, and the structure with its words.
// Run by node with the folder of pdfjs-dist and the PDF's path.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, path] = process.argv.slice(2);
const { getDocument } = await import(pathToFileURL(join(folder, "legacy", "build", "pdf.mjs")));
const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
const found = { pages: [], attachments: [], roles: [], alternatives: [] };

const walk = (node) => {
  if (node?.role && node.role !== "Root") found.roles.push(node.role);
  if (node?.alt) found.alternatives.push(node.alt);
  node?.children?.forEach(walk);
};

for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  found.pages.push((await page.getTextContent()).items.map((item) => item.str ?? "").join(" "));
  walk(await page.getStructTree());
}
for (const file of Object.values((await pdf.getAttachments()) ?? {})) {
  found.attachments.push(Buffer.from(file.content).toString("base64"));
}
process.stdout.write(JSON.stringify(found));

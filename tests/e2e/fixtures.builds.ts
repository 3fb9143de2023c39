// A portal's folder in which one build takes the place of another, as an operator publishes them. The builds differ in
// their style sheet and their page, which is all that a worker can tell builds apart by.
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { portalFolder } from "./fixtures.environment";

const integrity = (content: string) => `sha384-${createHash("sha384").update(content).digest("base64")}`;
const digits = (content: string) => createHash("sha256").update(content).digest("hex").slice(0, 16);

/** A folder to publish builds in. */
export class Builds {
  readonly folder = mkdtempSync(join(tmpdir(), "raati-builds-"));

  /** Publishes a build that is told by its number; the files of those before are gone. */
  publish(number: number) {
    rmSync(this.folder, { recursive: true, force: true });
    cpSync(portalFolder(), this.folder, { recursive: true });
    for (const name of readdirSync(this.folder, { recursive: true, encoding: "utf8" })) {
      // What was compressed before would be sent instead of what is changed here.
      if (/\.(br|gz)$/.test(name)) rmSync(join(this.folder, name));
    }
    const page = this.read("index.html");
    const sheet = /raati-[0-9a-f]{16}\.css/.exec(page)?.[0];
    if (!sheet) throw new Error("the page names no style sheet");
    const style = `${this.read(sheet)}/* ${number} */`;
    const renamed = `raati-${digits(style)}.css`;
    renameSync(join(this.folder, sheet), join(this.folder, renamed));
    writeFileSync(join(this.folder, renamed), style);
    const next = page
      .replaceAll(sheet, renamed)
      .replace(integrityOf(page, sheet), integrity(style))
      .replace("</head>", `<meta name="build" content="${number}"></head>`);
    writeFileSync(join(this.folder, "index.html"), next);
    const worker = this.read("sw.js")
      .replaceAll(sheet, renamed)
      .replace(integrityOf(page, sheet), integrity(style))
      .replace(integrity(page), integrity(next))
      .replace(/id:"[0-9a-f]{16}"/, `id:"${digits(next)}"`);
    if (!worker.includes(integrity(next)) || !worker.includes(digits(next))) throw new Error("sw.js was not changed");
    writeFileSync(join(this.folder, "sw.js"), worker);
  }

  /** Takes a file of the build away, or puts something else in its place. */
  damage(name: RegExp, content?: string) {
    const file = readdirSync(this.folder).find((one) => name.test(one));
    if (!file) throw new Error(`no file is named like ${name}`);
    if (content === undefined) rmSync(join(this.folder, file));
    else writeFileSync(join(this.folder, file), content);
  }

  /** Puts a file beside the build. */
  put(name: string, content: string) {
    writeFileSync(join(this.folder, name), content);
  }

  /** Publishes the end of the worker in its place. */
  switchOff() {
    writeFileSync(join(this.folder, "sw.js"), this.read("sw_off.js"));
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private read(name: string) {
    return readFileSync(join(this.folder, name), "utf8");
  }
}

function integrityOf(page: string, file: string) {
  const found = new RegExp(`${file}"? integrity="?(sha384-[A-Za-z0-9+/=]+)`).exec(page)?.[1];
  if (!found) throw new Error(`${file} has no digest`);
  return found;
}

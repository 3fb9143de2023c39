// What `cargo xtask test` hands over. Refuses to guess.
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the browser tests by \`cargo xtask test --only e2e\``);
  return value;
}

/** The program of the reference backend. */
export const backendProgram = () => given("RAATI_BACKEND");

/** The browser's program. */
export const chromiumProgram = () => given("RAATI_CHROMIUM");

/** The program that starts other backends. */
export const kitProgram = () => given("RAATI_KIT");

/** The other backends on which the journeys are tried. */
export const kits = () => (process.env.RAATI_KITS ?? "").split(",").filter(Boolean);

/** The built portal, `dist/`. */
export const portalFolder = () => given("RAATI_PORTAL");

/** A file of this repository. */
export const ofRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The database that every worker starts from; one a run. */
export const templateDatabase = () => join(given("RAATI_E2E_FOLDER"), "template.sqlite");

/** Makes this run's folder known to the workers. */
export function rememberFolder(folder: string) {
  process.env.RAATI_E2E_FOLDER = folder;
}

/** Where runs keep their databases. */
export const folderPrefix = join(tmpdir(), "raati-e2e-");

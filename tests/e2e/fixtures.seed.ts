// Before all tests: demo data is written once; every worker copies it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { backendProgram, folderPrefix, rememberFolder, templateDatabase } from "./fixtures.environment";

export default function seed() {
  const folder = mkdtempSync(folderPrefix);
  rememberFolder(folder);
  execFileSync(backendProgram(), ["seed", "--db", templateDatabase()], { stdio: ["ignore", "ignore", "inherit"] });
  return () => rmSync(folder, { recursive: true, force: true });
}

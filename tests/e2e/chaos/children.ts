// Nothing that was started here outlives this program, however it is ended.
import type { ChildProcess } from "node:child_process";

const groups = new Set<number>();

/** Remembers a process; `isGroup`: it has a group of its own, which dies with it. */
export function adopt(child: ChildProcess, isGroup = false) {
  const { pid } = child;
  if (pid === undefined) return;
  const target = isGroup ? -pid : pid;
  groups.add(target);
  child.once("exit", () => groups.delete(target));
}

process.on("exit", () => {
  for (const target of groups) {
    try {
      process.kill(target, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

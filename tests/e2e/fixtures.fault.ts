// Makes the backend fail on purpose, so that failing paths are tried on real answers.
import type { Backend } from "./fixtures.backend";

/** What goes wrong; see `crates/backend/src/http/fault.rs`. */
export type Fault =
  | `delay=${number}`
  | `status=${number}`
  | `status=${number};retry-after=${number}`
  | "drop-after-commit"
  | "html"
  | "truncated";

/** Arms a fault for the next `times` requests whose path begins so, such as `/polls`; 0 disarms. */
export async function arm(backend: Backend, fault: Fault, where: { path: string; method?: string; times?: number }) {
  const response = await fetch(`${backend.origin}/api/v1/test/fault`, {
    method: "PUT",
    headers: { "content-type": "application/json", "x-raati": "1" },
    body: JSON.stringify({ fault, path_prefix: where.path, method: where.method, times: where.times ?? 1 }),
  });
  if (!response.ok) throw new Error(`the fault was not armed: ${response.status} ${await response.text()}`);
}

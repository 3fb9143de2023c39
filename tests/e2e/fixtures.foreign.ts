// What a journey on another backend starts from: the backend, the shipped profile, a host, and guarded pages.
import { test as base } from "@playwright/test";
import { type AllowConsole, guard } from "./fixtures.guard";
import { declared, withHost } from "./fixtures.host";
import { type Kit, type Profile, shippedProfile, withKit } from "./fixtures.kit";

/** A first install compiles what has no binaries for this machine. */
const INSTALL_MILLIS = 900_000;

/** What all tests of a worker share. */
export interface OnKit {
  /** Which backend; the project says it. */
  kitName: string;
  kit: Kit;
}

interface Guarded {
  /** Operations that an operator wants otherwise than shipped. */
  otherwise: Profile["operations"];
  /** The profile beside the portal. */
  profile: Profile;
  /** Says that a console error belongs to this test. */
  allowConsole: AllowConsole;
}

export const test = base.extend<Guarded, OnKit>({
  kitName: ["", { option: true, scope: "worker" }],
  kit: [({ kitName }, use) => withKit(kitName, use), { scope: "worker", timeout: INSTALL_MILLIS }],
  otherwise: [{}, { option: true }],
  profile: ({ kitName, kit, otherwise }, use) => {
    const shipped = shippedProfile(kitName, kit);
    return use({ ...shipped, operations: { ...shipped.operations, ...otherwise } });
  },
  baseURL: ({ profile }, use) => withHost(profile, use),
  allowConsole: [
    async ({ context, baseURL, profile }, use) => {
      const watch = await guard(context, String(baseURL), ...declared(profile));
      await use(watch.allow);
      watch.check();
    },
    { auto: true },
  ],
});

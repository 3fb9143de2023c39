// The portal starts: shell, wasm, words and data, without a word on the console.
import { checkAxe, open, screenshot, test } from "./fixtures";

test("the home screen opens", async ({ page }) => {
  await open(page, "/");
  await checkAxe(page, "home");
  await screenshot(page, "smoke-home");
});

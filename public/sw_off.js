// The way back: published as sw.js, it takes the worker and every build it keeps from all phones. Answers that wait to be
// sent are not among them.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const forget = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("raati-build-") || name === "raati-settings");
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(forget());
});

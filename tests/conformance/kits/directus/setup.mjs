// Fills an empty Directus: collections, content, and what the public may do.
await import("./schema.mjs");
await import("./content.mjs");
await import("./public.mjs");

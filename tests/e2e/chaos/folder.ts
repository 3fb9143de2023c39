// Where reports and progress are kept between runs.
export function reportFolder(): string {
  const folder = process.env.RAATI_CHAOS;
  if (!folder) throw new Error("RAATI_CHAOS is not set: run this by `cargo xtask bench chaos`");
  return folder;
}

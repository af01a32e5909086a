/** Packs `src/lib/calibration` into a folder; the tarball's path. */
export function packCalibration(into: string): Promise<string>;

import { CAPS } from './caps';
import type { ByteRepair, CapHit, FaultEffect, FilePlace, ImportFault, MendableRow } from './import-result';

const EXCERPT = 80;

/** Whole numbers beyond JSON's, as text. */
const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

/** The beginning of a value as it may be shown: one line, at most 80 characters, control characters made visible. */
export function excerpt(value: unknown): string {
  let text: string;
  try {
    text =
      typeof value === 'string'
        ? value.slice(0, 4 * EXCERPT)
        : (JSON.stringify(value, plain) ?? String(value));
  } catch {
    text = 'nested too deeply to be shown';
  }
  const visible = text
    .slice(0, 4 * EXCERPT)
    .replace(/\r\n|[\n\r]/g, '⏎')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '�');
  const characters = [...visible];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT - 1).join('')}…` : visible;
}

/** The place of a whole file. */
export function wholeFile(file: string): FilePlace {
  return { file, row: null, line: null, column: null };
}

/** Gathers what an import has to say: faults, repaired bytes and limits met. Long lists are counted on, not kept. */
export class Report {
  readonly faults: ImportFault[] = [];
  readonly repairs: ByteRepair[] = [];
  readonly caps: CapHit[] = [];
  faultCount = 0;
  repairCount = 0;

  /** Notes a fault; `value` is shortened to an excerpt. */
  fault(
    place: FilePlace,
    reason: string,
    effect: FaultEffect,
    value?: unknown,
    mend?: MendableRow | null
  ): void {
    this.faultCount++;
    if (this.faults.length < CAPS.faults) {
      const { file, row, line, column } = place;
      this.faults.push({
        file,
        row,
        line,
        column,
        reason,
        effect,
        ...(value === undefined ? {} : { value: excerpt(value) }),
        ...(mend ? { mend } : {})
      });
    } else if (this.faultCount === CAPS.faults + 1) {
      this.cap(
        place,
        'faults',
        CAPS.faults,
        `More than ${CAPS.faults} faults: the first ${CAPS.faults} are listed.`
      );
    }
  }

  /** Notes a repaired byte. */
  repair(repair: ByteRepair): void {
    if (this.repairs.length === CAPS.repairs) return this.moreRepairs(repair, 1);
    this.repairCount++;
    this.repairs.push(repair);
  }

  /** Notes bytes that were repaired beyond those that are listed. */
  moreRepairs(place: FilePlace, count: number): void {
    this.repairCount += count;
    const message = `More than ${CAPS.repairs} bytes were repaired: the first ${CAPS.repairs} are listed.`;
    this.cap(place, 'repairs', CAPS.repairs, message);
  }

  /** Notes a limit that was met, once a file and kind. */
  cap({ file, row, line, column }: FilePlace, cap: CapHit['cap'], limit: number, message: string): void {
    if (this.caps.some((hit) => hit.cap === cap && hit.file === file)) return;
    this.caps.push({ file, row, line, column, cap, limit, message });
  }
}

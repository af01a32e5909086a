import { parseArgs } from 'node:util';
import type { OptionDefinition } from '../src/lib/methods/define-method';
import { methods } from '../src/lib/methods/registry';
import { signals } from '../src/lib/signals/registry';
import { argumentsFault } from './usage-error';

function wantsJson(argv: string[]): boolean {
  try {
    return parseArgs({ args: argv, options: { json: { type: 'boolean', default: false } } }).values.json;
  } catch (error) {
    throw argumentsFault(error);
  }
}

function print(json: boolean, list: readonly Record<string, unknown>[], text: string): number {
  process.stdout.write(json ? `${JSON.stringify(list, null, 1)}\n` : text);
  return 0;
}

/** What an option may be, in words. */
function rangeOf(option: OptionDefinition): string {
  if (option.kind === 'switch') return '';
  if (option.kind === 'choice') {
    const { choices, choiceTitles: titles } = option;
    return titles
      ? ` (${choices.map((choice) => `${choice}: ${titles[choice]}`).join('; ')})`
      : ` (${choices.join(', ')})`;
  }
  const { option: other, choice } = ('onlyWith' in option && option.onlyWith) || {};
  return ` (${option.least} to ${option.most}${other ? `, with ${other}=${choice}` : ''})`;
}

/** `lab methods`: every way to ask. Returns the exit code. */
export async function listMethods(argv: string[]): Promise<number> {
  const list = methods.map(({ ask: _, ...method }) => ({ ...method }));
  const text = methods.map(({ id, title, plain, leaves, leavesWith = [], cost, source, options }) => {
    const settings = Object.entries(options).map(
      ([name, option]) => `${name}=${option.initial}${rangeOf(option)}`
    );
    const left = [
      ...leaves,
      ...leavesWith.map(({ kind, option, choices }) => `${kind} (with ${option}=${choices.join(' or ')})`)
    ];
    return (
      `${id}\n    ${title}. ${plain}\n    leaves: ${left.join(', ')} · costs ${cost}\n` +
      (settings.length > 0 ? `    options: ${settings.join(', ')}\n` : '') +
      `    source: ${source}\n`
    );
  });
  return print(wantsJson(argv), list, text.join('\n'));
}

/** `lab signals`: every number that can be read. Returns the exit code. */
export async function listSignals(argv: string[]): Promise<number> {
  const list = signals.map(
    ({ id, title, kind, reads, temperature, plain, formula, letters, here, source }) => ({
      id,
      title,
      kind,
      reads,
      temperature,
      plain,
      formula,
      letters,
      here,
      source
    })
  );
  const text = signals.map(
    ({ id, title, kind, reads, temperature, plain, source }) =>
      `${id}\n    ${title} · ${kind === 'probability' ? 'probability' : 'rank score'} · from ${reads} · temperature: ${temperature}\n    ${plain}\n    source: ${source}\n`
  );
  return print(wantsJson(argv), list, text.join('\n'));
}

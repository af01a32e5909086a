import type { Question } from '../questions/question';
import type { Arm, OptionValue, PromptForm, Trace } from './arm';
import type { Caller } from './calls';
import type { EvidenceKind } from './evidence';
import { placeholdersIn, type Placeholder } from './prompt-text';

/** A prompt text of a method. */
export interface PromptDefinition {
  /** What it is for, for people. */
  title: string;
  /** The text a run starts with, as a chat. */
  text: string;
  /** The text a run starts with in completion form; the chat's where absent. */
  completion?: string;
  /** Placeholders that must stand in it; others are refused. */
  placeholders: readonly Placeholder[];
}

/** A number or a choice that a person can set. */
export type OptionDefinition =
  | { kind: 'integer'; title: string; initial: number; least: number; most: number }
  | {
      kind: 'number';
      title: string;
      initial: number;
      least: number;
      most: number;
      /**
       * The choice of another option it is of use with; elsewhere it says nothing, and an arm may always lack it and then
       * has its initial value.
       */
      onlyWith?: { option: string; choice: string };
    }
  | {
      kind: 'switch';
      title: string;
      initial: boolean;
      /** Whether an arm may lack it and then has its initial value: runs were stored before there was such an option. */
      mayLack?: true;
    }
  | {
      kind: 'choice';
      title: string;
      initial: string;
      choices: readonly string[];
      /** What each choice is for people, where its name alone does not say it. */
      choiceTitles?: Readonly<Record<string, string>>;
      /** As of a switch. */
      mayLack?: true;
    };

/** Whether an arm may be without an option, which then has its initial value. */
export function isOptional(option: OptionDefinition): boolean {
  return 'onlyWith' in option || 'mayLack' in option;
}

/** Whether an option is of use beside the others' values. */
export function isOfUse(option: OptionDefinition, options: Readonly<Record<string, OptionValue>>): boolean {
  const only = 'onlyWith' in option ? option.onlyWith : undefined;
  return !only || options[only.option] === only.choice;
}

/** What a method has while it asks one question; its arm's prompts by their names. */
export interface Asking<Prompt extends string = string> {
  question: Question;
  arm: Arm<Prompt>;
  /** The run's seed: the order of options and all chance hang on it. */
  seed: number;
  caller: Caller;
  /**
   * Work that is the same for every question of a run, done once for each model that asks. Its calls are no question's: they
   * stand in no trace. It depends on nothing but its key and the model, so an interrupted run goes on with the same.
   * @param key what decides the work; equal ones get the same
   */
  once<T>(key: unknown, work: (caller: Caller) => Promise<T>): Promise<T>;
}

/** What asking gave; the calls are noted by themselves. */
export type Asked = Pick<Trace, 'evidence' | 'answer' | 'verdict'>;

/** A way to ask. */
export interface Method<Prompt extends string = string> {
  /** As it stands in files and on the command line. */
  readonly id: string;
  /** Name for people. */
  readonly title: string;
  /** What it does, for someone who has not met it. */
  readonly plain: string;
  /** Where it comes from. */
  readonly source: string;
  readonly prompts: Readonly<Record<Prompt, PromptDefinition>>;
  readonly options: Readonly<Record<string, OptionDefinition>>;
  /** Kinds of evidence it leaves, whatever its options are. */
  readonly leaves: readonly EvidenceKind[];
  /** Kinds it leaves besides under some choices of an option. */
  readonly leavesWith?: readonly { kind: EvidenceKind; option: string; choices: readonly string[] }[];
  /** What it costs, in words. */
  readonly cost: string;
  /** For which models it is among the usual ones; others are asked for by name. Large: from about a billion parameters. */
  readonly usualFor: 'every-model' | 'small-models' | 'large-models' | 'none';
  /** Whether a thorough comparison asks it besides the usual ones. */
  readonly thorough?: boolean;
  /** Whether it chooses among options, and so needs distractors. */
  readonly needsOptions: boolean;
  /**
   * Prompts that are made of known outcomes, by their names, for a method that learns from them: made once, when a run is
   * planned, and stored with its arm.
   * @param questions of the calibration part alone, so that nothing of what is judged reaches a prompt
   */
  learn?(questions: readonly Question[], arm: Arm<Prompt>, seed: number): Record<string, string>;
  /**
   * Asks one question. Depends on nothing but what it is given.
   * @throws Interrupted when the person stopped it; EngineError
   */
  ask(asking: Asking<Prompt>): Promise<Asked>;
}

/** Makes a method from its definition. @throws RangeError when a prompt lacks a placeholder it declares */
export function defineMethod<Prompt extends string>(definition: Method<Prompt>): Method<Prompt> {
  const { prompts }: Method = definition;
  for (const [name, { text, completion, placeholders }] of Object.entries(prompts)) {
    for (const each of completion === undefined ? [text] : [text, completion]) {
      const found = placeholdersIn(each);
      if (placeholders.some((placeholder) => !found.includes(placeholder))) {
        throw new RangeError(`Method ${definition.id}: the prompt “${name}” lacks one of its placeholders.`);
      }
    }
  }
  return definition;
}

/** Kinds of evidence that a method leaves under some options. */
export function leftUnder(
  { leaves, leavesWith = [] }: Pick<Method, 'leaves' | 'leavesWith'>,
  options: Readonly<Record<string, OptionValue>>
): EvidenceKind[] {
  const more = leavesWith.filter(({ option, choices }) => choices.includes(options[option] as string));
  return [...leaves, ...more.map(({ kind }) => kind)];
}

/** An arm of a method with its usual prompts and options. */
export function usualArm(method: Method, form: PromptForm = 'chat', id = method.id): Arm {
  const prompts = Object.entries(method.prompts).map(([name, { text, completion }]) => [
    name,
    form === 'completion' ? (completion ?? text) : text
  ]);
  const options = Object.entries(method.options)
    .filter(([, option]) => !isOptional(option))
    .map(([name, { initial }]) => [name, initial]);
  return {
    id,
    method: method.id,
    form,
    prompts: Object.fromEntries(prompts) as Record<string, string>,
    options: Object.fromEntries(options) as Record<string, OptionValue>
  };
}

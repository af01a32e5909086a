import type { TokenStep } from '../../engine/reply';
import type { LogitSketch } from '../../engine/sketch/sketch';
import { LARGEST_COUNT, LARGEST_LOGIT, LONGEST_TEXT } from './parts';

/** Most tokens a reply may have. */
export const MOST_STEPS = 100_000;
const MANY = 1000;

const isCount = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST_COUNT;
const isText = (value: unknown) => typeof value === 'string' && value.length <= LONGEST_TEXT;
const isFinite = (value: unknown) => typeof value === 'number' && Math.abs(value) <= LARGEST_LOGIT;
const isLogit = (value: unknown) => value === -Infinity || isFinite(value);
const isId = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isListOf(value: unknown, each: (value: unknown) => boolean, least: number, most = MANY): boolean {
  if (!Array.isArray(value) || value.length < least || value.length > most) return false;
  for (let i = 0; i < value.length; i++) if (!each(value[i])) return false;
  return true;
}

const isCoefficient = (value: unknown) => typeof value === 'number' && Math.abs(value) <= 100;

function isSketch(value: unknown): value is LogitSketch {
  return (
    isPlain(value) &&
    isCount(value.chosen) &&
    isLogit(value.chosenLogit) &&
    isListOf(value.topIds, isId, 0) &&
    isListOf(value.topLogits, isLogit, 1) &&
    (value.trackedIds === undefined || isListOf(value.trackedIds, isId, 0)) &&
    (value.trackedLogits === undefined || isListOf(value.trackedLogits, isLogit, 0)) &&
    isFinite(value.meanLogit) &&
    (value.finiteCount === undefined || isCount(value.finiteCount)) &&
    (value.tailMax === null || isFinite(value.tailMax)) &&
    isListOf(value.tailCurve, isCoefficient, 0, 200)
  );
}

const isStep = (value: unknown) =>
  isPlain(value) &&
  Object.keys(value).length === 4 &&
  isCount(value.id) &&
  isText(value.text) &&
  isSketch(value.sketch) &&
  isListOf(value.alternatives, isText, 0);

/**
 * Whether a value is a reply's steps and nothing else: faster than the schema, which says what is wrong where it is not. A run
 * of thousands of questions has half a million steps.
 */
export function soundSteps(value: unknown): value is TokenStep[] {
  return isListOf(value, isStep, 0, MOST_STEPS);
}

import { asProbabilities } from '../calibration/confidence';
import { diagramOf, type Diagram } from '../calibration/diagrams/diagram';
import { mean } from '../calibration/metrics/accuracy';
import { binsFor } from '../comparison/figures';
import { countedRows } from '../comparison/counted-rows';
import type { RunFile } from '../runs/run';
import { answersTo, CHOICE, rowNamed } from '../workshop/model-rows';

/** The model's answers to the questions of a room. */
export interface ModelAnswers {
  model: string;
  answers: number;
  meanConfidence: number;
  accuracy: number;
  diagram: Diagram;
}

/**
 * What a run says of a room's questions when the model chooses among the options, as the people did; `null` where it has no
 * such answers to any of them.
 */
export function modelAnswers(file: RunFile, questionIds: readonly string[]): ModelAnswers | null {
  const row = rowNamed(answersTo(file, questionIds), CHOICE);
  if (!row) return null;
  const { places, values, correct } = countedRows(row.values, row.correct);
  if (places.length === 0) return null;
  const confidences = asProbabilities(values);
  const ids = places.map((place) => row.questionIds[place]!);
  return {
    model: file.run.model?.modelId ?? file.run.plan.modelId,
    answers: ids.length,
    meanConfidence: mean(confidences),
    accuracy: mean(correct),
    diagram: diagramOf(confidences, correct, ids, binsFor(ids.length, 0))
  };
}

/** What a column may be to a question. */
export type FieldRole =
  | 'id'
  | 'question'
  | 'context'
  | 'mayBeContext'
  | 'answer'
  | 'moreAnswers'
  | 'distractor'
  | 'options'
  | 'gold'
  | 'group'
  | 'popularity';

/**
 * Names under which publishers give each field, as `fieldKey` writes them, the most telling first. A number or letter at
 * the end (`wrong_answer_1`, `optionB`) is taken off before a name is looked up among the ones that come in series.
 */
const NAMES: Record<FieldRole, string> = {
  id: 'id qid questionid uid uuid guid exampleid docid questionnumber nr number no idx index key nummer numero',
  question:
    'question questiontext questionstem qtext problem query prompt stem utterance questions ques q front clue input inputs instruction frage pregunta domanda pergunta vraag 问题 質問 text',
  context:
    'context contexttext passage passagetext readingpassage supportingtext body article paragraph story fact background scenario premise vignette excerpt extract casestudy narrative sourcetext stimulus dialogue dialog conversation transcript contexto contexte kontext sachverhalt textabschnitt pasaje',
  mayBeContext: 'case reading situation setup document abstract poem table text instruction',
  answer:
    'bestanswer correctanswer rightanswer goldanswer goldenanswer trueanswer referenceanswer expectedanswer groundtruthanswer groundtruth gold expectedoutput expected reference ideal richtigeantwort korrekteantwort respuestacorrecta bonnereponse reponsecorrecte rispostacorretta respostacorreta juisteantwoord answer answertext finalanswer shortanswer answers correctanswers rightanswers trueanswers goldanswers possibleanswers acceptedanswers validanswers a target targets solution completion back antwort respuesta reponse risposta resposta antwoord correct right ans output response 答案 答え',
  moreAnswers:
    'aliases alias answeraliases answersaliases goldaliases synonyms synonym alternatives alternative alternativeanswers alternativeanswer alternateanswers alternateanswer altanswers altanswer otheranswers otheranswer otheraccepted otheracceptedanswers otheracceptableanswers otherspellings othercorrectanswers alsoaccept alsoaccepted alsoacceptable alsocorrect alsoright accept accepts acceptable acceptableanswers acceptableanswer acceptablealternatives acceptablevariants acceptedanswers acceptedanswer acceptedalternatives acceptedvariants acceptedforms additionalanswers additionalanswer additionalcorrectanswers furtheranswers furtheranswer furtheracceptedanswers moreanswers variants variant answervariants variations spellings aka correctanswers validanswers auchrichtig weitereantworten aussiaccepte',
  distractor:
    'distractor distractors wronganswer wronganswers incorrectanswer incorrectanswers wrong incorrect falseanswer falseanswers badanswer badanswers wrongoption incorrectoption decoy decoys foil foils falsch falscheantwort falschantwort faux fausse faussereponse mauvaisereponse incorrecta respuestaincorrecta falsa rispostaerrata respostaerrada errata',
  options:
    'choices options choice option candidates endings answerchoices answeroptions possibleoptions mcoptions alternatives',
  gold: 'answerkey answerindex answeridx goldindex goldlabel correctindex correctanswerindex correctoption correctchoice correctanswer correctletter correctanswerkey trueanswer correctidx correctoptionindex correctoptionidx goldidx rightidx ansidx correctanswers correctoptions correctchoices correctindices correctindexes correctchoiceindex correctoptionid correctanswerid correctanswernumber correctnumber rightindex rightoption solutionindex answerno answernumber correctans answerid answerletter answerchoice richtigeantwort korrekteantwort richtig loesung losung respuestacorrecta bonnereponse reponsecorrecte rispostacorretta respostacorreta juisteantwoord gold label cop ra platinumtarget correct target answer key rightanswer solution ans anskey ansletter corrans rightans',
  group:
    'group category subject topic subjectname relation prop domain deck subdomain highleveldomain theme field section subcategory kategorie thema type',
  popularity: 'popularity spop pageviews pop views'
};

const NOUN = '(?:answer|ans|option|opt|choice|response|item|alternative|solution|label)';
const POINTER =
  '(?:index(?:es)?|indices|idxs?|ids?|keys?|letters?|numbers?|nums?|no|nr|pos|positions?|places?|labels?|values?|texts?)';
/** Names of keys made of such words, as programs write them: `correctId`, `right_answers`, `answer_pos`. */
const KEYS = new RegExp(
  `^(?:(?:correct|right|gold|golden)${NOUN}?s?${POINTER}?|(?:answer|ans|solution|target)${POINTER})$`
);

const SERIES_OF_OPTIONS =
  /^(?:option|opt|op|choice|answer|ans|ending|sol|answeroption|candidate|alternative)?(?:[a-j]|\d{1,2})$/;

const roles = new Map<FieldRole, readonly string[]>(
  Object.entries(NAMES).map(([role, names]) => [role as FieldRole, names.split(' ')])
);

/** How telling a column's key is for a role: 0 for the best name, higher for weaker ones, `null` for none. */
export function nameRank(role: FieldRole, key: string): number | null {
  const names = roles.get(role)!;
  const rank = names.indexOf(key);
  if (rank >= 0) return rank;
  return role === 'gold' && KEYS.test(key) ? names.length : null;
}

/** Whether a column belongs to a numbered series of wrong answers: `wrong_answer_1`, `distractor2`, `incorrect answer a`. */
export function isDistractorName(key: string): boolean {
  return (
    nameRank('distractor', key) !== null ||
    nameRank('distractor', key.replace(/(?:\d{1,2}|[a-j])$/, '')) !== null
  );
}

/** Names made of words such as "other", "acceptable" and "answers", in any order that people write them. */
const MORE_ANSWERS =
  /^(?:(?:also|other|alt|alternative|alternate|additional|further|more|extra)(?:possible|valid|correct|right|accepted|acceptable|acceptedas)?(?:answers?|responses?|spellings?|names?|forms?|wordings?)?|(?:accept|accepted|acceptable|allowed|valid|equivalent)(?:answers?|responses?|alternatives?|variants?|spellings?|forms?)|(?:answers?|gold)(?:aliases|synonyms|variants|alternatives))$/;

/** Whether a column holds further accepted answers, by its name, also in a series: `aliases`, `Also accept 2`. */
export function isMoreAnswersName(key: string): boolean {
  const bare = key.replace(/\d{1,2}$/, '');
  return [key, bare].some((name) => nameRank('moreAnswers', name) !== null || MORE_ANSWERS.test(name));
}

/**
 * Whether a column changes what a question asks, by its name: a passage, a case, the body of a word problem; also in a
 * series, in the plural, and as `story_text`, `reading_passage`. `perhaps` is for names that are also used for other things.
 */
export function isContextName(key: string): 'plainly' | 'perhaps' | false {
  const bare = key.replace(/\d{1,2}$/, '');
  const inner = bare
    .replace(/^(?:reading|source|background)(?=.)/, '')
    .replace(/(?<=.)(?:text|body|content|passage|paragraph)$/, '');
  const singular = (name: string) => name.replace(/ies$/, 'y').replace(/s$/, '');
  const names = [key, bare, inner, singular(bare), singular(inner)];
  const are = (role: FieldRole) => names.some((name) => nameRank(role, name) !== null);
  return are('context') ? 'plainly' : are('mayBeContext') && 'perhaps';
}

/** Whether a column belongs to a series of options: `A` … `D`, `option1`, `choice_b`, `opa`. */
export function isOptionName(key: string): boolean {
  return SERIES_OF_OPTIONS.test(key);
}

/** Whether a column name is one that files of questions are known to use. */
export function isFieldName(key: string): boolean {
  return (
    [...roles.keys()].some((role) => nameRank(role, key) !== null) ||
    isDistractorName(key) ||
    (/^[a-z]{2}/.test(key) && isOptionName(key))
  );
}

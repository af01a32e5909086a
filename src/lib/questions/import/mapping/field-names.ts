/** What a column may be to a question. */
export type FieldRole =
  | 'id'
  | 'question'
  | 'context'
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
    'question questiontext questionstem qtext problem query prompt stem utterance questions ques q front clue input instruction frage pregunta domanda pergunta vraag 问题 質問 text',
  context:
    'context passage body article paragraph story fact facts background scenario premise vignette excerpt casestudy narrative readingpassage sourcetext contexttext passagetext dialogue dialog contexto contexte kontext textabschnitt pasaje',
  answer:
    'answer bestanswer correctanswer rightanswer goldanswer answertext referenceanswer expectedanswer expectedoutput shortanswer answers correctanswers goldanswers possibleanswers acceptedanswers validanswers a reference target targets output response solution expected groundtruth ideal completion back antwort richtigeantwort korrekteantwort respuesta respuestacorrecta reponse bonnereponse reponsecorrecte risposta rispostacorretta resposta respostacorreta antwoord correct right 答案 答え',
  moreAnswers:
    'aliases alias answeraliases answersaliases goldaliases synonyms synonym alternatives alternative alternativeanswers alternativeanswer alternateanswers alternateanswer altanswers altanswer otheranswers otheranswer otheraccepted otheracceptedanswers otheracceptableanswers otherspellings othercorrectanswers alsoaccept alsoaccepted alsoacceptable alsocorrect alsoright accept accepts acceptable acceptableanswers acceptableanswer acceptablealternatives acceptablevariants acceptedanswers acceptedanswer acceptedalternatives acceptedvariants acceptedforms additionalanswers additionalanswer additionalcorrectanswers furtheranswers furtheranswer furtheracceptedanswers moreanswers variants variant answervariants variations spellings aka correctanswers validanswers auchrichtig weitereantworten aussiaccepte',
  distractor:
    'distractor distractors wronganswer wronganswers incorrectanswer incorrectanswers wrong incorrect falseanswer falseanswers badanswer badanswers wrongoption incorrectoption decoy decoys foil foils falsch falscheantwort falschantwort faux fausse faussereponse mauvaisereponse incorrecta respuestaincorrecta falsa rispostaerrata respostaerrada errata',
  options:
    'choices options candidates endings answerchoices answeroptions possibleoptions mcoptions alternatives',
  gold: 'answerkey answerindex answeridx goldindex goldlabel correctindex correctanswerindex correctoption correctchoice correctanswer correctletter correctanswerkey trueanswer correctoptionindex correctchoiceindex correctoptionid correctanswerid correctanswernumber correctnumber rightindex rightoption solutionindex answerno answernumber correctans answerid answerletter gold label cop correct target answer key rightanswer solution',
  group:
    'group category subject topic subjectname relation prop domain deck subdomain highleveldomain theme field section subcategory kategorie thema type',
  popularity: 'popularity spop pageviews pop views'
};

const SERIES_OF_OPTIONS =
  /^(?:option|opt|op|choice|answer|ans|ending|sol|answeroption|candidate|alternative)?(?:[a-j]|\d{1,2})$/;

const roles = new Map<FieldRole, readonly string[]>(
  Object.entries(NAMES).map(([role, names]) => [role as FieldRole, names.split(' ')])
);

/** How telling a column's key is for a role: 0 for the best name, higher for weaker ones, `null` for none. */
export function nameRank(role: FieldRole, key: string): number | null {
  const rank = roles.get(role)!.indexOf(key);
  return rank < 0 ? null : rank;
}

/** Whether a column belongs to a numbered series of wrong answers: `wrong_answer_1`, `distractor2`, `incorrect answer a`. */
export function isDistractorName(key: string): boolean {
  return (
    nameRank('distractor', key) !== null ||
    nameRank('distractor', key.replace(/(?:\d{1,2}|[a-j])$/, '')) !== null
  );
}

/** Whether a column holds further accepted answers, by its name, also in a series: `aliases`, `Also accept 2`. */
export function isMoreAnswersName(key: string): boolean {
  return (
    nameRank('moreAnswers', key) !== null || nameRank('moreAnswers', key.replace(/\d{1,2}$/, '')) !== null
  );
}

/** Whether a column changes what a question asks, by its name: a passage, a case, the body of a word problem. */
export function isContextName(key: string): boolean {
  return nameRank('context', key) !== null || nameRank('context', key.replace(/\d{1,2}$/, '')) !== null;
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

/** A formula as MathML; see scripts/formulas.mjs. */
declare module '*.tex' {
  const mathml: string;
  export default mathml;
}

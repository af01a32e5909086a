/** Context that says there is no script behind what is rendered: nothing can be pressed. */
export const ON_PAPER = Symbol('on paper');

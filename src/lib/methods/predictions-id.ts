/** Id of what stands in the place of a method where predictions were read from a file. */
export const PREDICTIONS = 'predictions';

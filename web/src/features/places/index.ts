export { placesData } from './data.ts';

export { birthdaysData } from './data.ts';

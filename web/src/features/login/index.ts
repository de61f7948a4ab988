export { loginData } from './data.ts';

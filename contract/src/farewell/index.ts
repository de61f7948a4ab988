export { farewellMethods } from './methods.ts';

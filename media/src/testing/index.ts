export { signJoinToken } from '../signal/tokens.ts';

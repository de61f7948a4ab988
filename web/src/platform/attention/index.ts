export { isInFront, onAttention, watchAttention } from './attention.ts';

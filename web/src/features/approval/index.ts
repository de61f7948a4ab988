export { approvalData } from './data.ts';

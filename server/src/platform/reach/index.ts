export { isPublicAddress, openReach, OutOfReach, whyNotReach } from './reach.ts';

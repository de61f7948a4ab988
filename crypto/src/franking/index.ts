export {
  commitToBody,
  openingBytes,
  opensCommitment,
  packFranked,
  unpackFranked,
  type FrankedBody,
} from './commit-to-body.ts';
export { isGenuine, tagCommitment, type ReportedMessage, type TaggedMessage } from './tag-commitment.ts';

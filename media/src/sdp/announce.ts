/**
 * Our candidates as the outside sees them. A host behind a router that maps its port one to one is called by the
 * addresses that are announced, in place of those of its own network interfaces.
 */
export function announceCandidates(candidates: string[], announced: string[]): string[] {
  if (announced.length === 0) return candidates;
  const hosts = candidates.filter((candidate) => / typ host\b/.test(candidate));
  const first = hosts.find((candidate) => !addressOf(candidate).includes(':')) ?? hosts[0];
  if (!first) return candidates;
  return announced.map((address, index) => {
    const parts = first.split(' ');
    parts[0] = `candidate:${index + 1}`;
    parts[3] = String(2_130_706_431 - index * 256);
    parts[4] = address;
    return parts.join(' ');
  });
}

function addressOf(candidate: string): string {
  return candidate.split(' ')[4] ?? '';
}

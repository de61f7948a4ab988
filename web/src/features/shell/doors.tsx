import type { ChatId } from '@maru/contract';
import { useRoute } from '../../platform/router/index.ts';
import { usePhase } from '../accounts/index.ts';
import { ApprovalDoor } from '../approval/ui.ts';
import { CallDoor, CallLink } from '../calls/ui.ts';
import { ConsentDoor } from '../consents/ui.ts';
import { ProofDoor } from '../proof/ui.ts';

/** What may stand over every page: calls, and the questions that come by themselves. */
export function Doors() {
  const route = useRoute();
  const isIn = usePhase() === 'signedIn';
  return (
    <>
      {isIn && <CallDoor />}
      {isIn && route.page === 'call' && <CallLink chatId={route.chatId as ChatId} callId={route.callId} />}
      <ApprovalDoor />
      <ConsentDoor />
      <ProofDoor />
    </>
  );
}

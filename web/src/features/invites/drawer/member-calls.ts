import type { AccountId, ChatId } from '@maru/contract';

/** Where the members of a chat lead; what is not given is not offered. */
export interface MemberCalls {
  readonly onOpenPerson?: ((id: AccountId) => void) | undefined;
  readonly onOpenChat?: ((id: ChatId) => void) | undefined;
}

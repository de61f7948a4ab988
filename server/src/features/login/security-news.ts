import type { AccountId, LoginChange, SessionId, SignInNews } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';

/** Something about the safety of an account that its owner is to hear of, also where no app is open. */
export interface SecurityNews {
  accountId: AccountId;
  what: LoginChange | SignInNews;
  /** The session that did it, which needs no telling. */
  by: SessionId | null;
}

/** The topic of such news on the bus of the process where it happened: one tells, however many there are. */
export const securityNews = 'security.news';

/** Tells of it once the transaction is committed. */
export const tellSecurity = ({ bus }: Pick<House, 'bus'>, tx: Tx, news: SecurityNews): void =>
  tx.onCommit(() => bus.publish(securityNews, news));

import { abilityOfMethod, offers, type AccountId, type ChatId } from '@maru/contract';
import { findRoom } from '../chats/index.ts';
import type { Call, Feature, House, MethodTable } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';

type AnyVerb = (call: Call, input: Record<string, unknown>) => Promise<unknown>;

/** The chats that an input names. */
const chatsIn = ({ chatId, toChatIds }: Record<string, unknown>): ChatId[] =>
  [chatId, ...((toChatIds as unknown[] | undefined) ?? [])].filter(
    (id): id is ChatId => typeof id === 'string',
  );

/**
 * Refuses where one of these rooms is secret and the caller is in it. To all others it is as absent as any room they are
 * not in: that is for the verb to say.
 */
const requireOffered = async (
  house: House,
  accountId: AccountId,
  { name, input }: { name: string; input: Record<string, unknown> },
): Promise<void> => {
  const need = abilityOfMethod.get(name);
  if (!need || (need.fields && !need.fields.some((field) => input[field] !== undefined))) return;
  for (const id of chatsIn(input)) {
    const room = await findRoom(house, id);
    if (room?.members.has(accountId) && !offers(room, need.ability))
      throw refuse('not_in_secret_chat', { ability: need.ability, chatId: id });
  }
};

const guard =
  (name: string, verb: AnyVerb): AnyVerb =>
  async (call, input) => {
    if (call.who) await requireOffered(call.house, call.who.accountId, { name, input });
    return verb(call, input);
  };

/** Sending is asked by a rule of its own, in memory: the road of ordinary messages becomes no longer. */
const guardsItself = new Set(['messages.send']);

/**
 * The features as they were, but that none of them does in a secret room what such a room does not offer: by the table of
 * the contract, for whatever method it names.
 */
export const guardSecretRooms = (features: readonly Feature[]): readonly Feature[] =>
  features.map((feature) => {
    if (!feature.methods) return feature;
    const methods = Object.entries(feature.methods).map(([name, verb]) =>
      abilityOfMethod.has(name) && !guardsItself.has(name)
        ? [name, guard(name, verb as AnyVerb)]
        : [name, verb],
    );
    return { ...feature, methods: Object.fromEntries(methods) as MethodTable };
  });

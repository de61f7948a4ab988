import { limits, type AccountId, type ChatId, type Friend } from '@maru/contract';
import { useMemo, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { useVerb } from '../../../platform/verbs/index.ts';
import { Banner, Button, Sheet, TextField, toast } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { PickPeople } from '../../chats/ui.ts';
import { displayName, useFriends } from '../../people/index.ts';
import { acceptKey, readChangedKey, startSecretChat, useSecretCount } from '../index.ts';
import type { ChangedKey } from '../index.ts';
import { AcceptView } from './accept-view.tsx';
import { DevicePart } from './device-part.tsx';
import { Intro } from './intro.tsx';
import { listNames } from './list-names.ts';
import styles from './start.module.css';
import { Unable } from './unable.tsx';
import { useAwake } from './use-awake.ts';
import { useKeyless } from './use-keyless.ts';

/** What starting a secret chat takes. */
export interface StartSheetProps {
  /** With whom; left out, they are chosen first. */
  readonly personIds?: readonly AccountId[] | undefined;
  readonly onOpen: (id: ChatId) => void;
  readonly onClose: () => void;
}

/** Starts a secret chat: says once what it is, lets people be chosen, and opens the room. */
export function StartSheet(props: StartSheetProps) {
  const { onClose } = props;
  const t = useWords();
  const isGuest = useMe()?.guest ?? false;
  const { kind } = useAwake();
  if (isGuest || kind === 'tooOld')
    return (
      <Sheet isOpen onClose={onClose} title={t('secret.chat')} closeLabel={t('secret.close')}>
        <Unable why={isGuest ? 'guest' : 'tooOld'} />
      </Sheet>
    );
  if (kind === 'apart' || kind === 'waiting' || kind === 'refused')
    return (
      <Sheet isOpen onClose={onClose} title={t('secret.chat')} closeLabel={t('secret.close')}>
        <DevicePart />
      </Sheet>
    );
  return <Starting {...props} />;
}

/** Makes the room, after everybody whose key has changed has been looked at. */
const useStart = ({ onOpen, onClose }: StartSheetProps) => {
  const t = useWords();
  const verb = useVerb();
  const [changed, setChanged] = useState<{ accountId: AccountId; keys: ChangedKey }>();
  const [without, setWithout] = useState<readonly AccountId[]>([]);
  const start = (memberIds: readonly AccountId[], name: string) =>
    verb.run(async () => {
      setWithout([]);
      for (const accountId of memberIds) {
        const keys = await readChangedKey(accountId);
        if (keys) return setChanged({ accountId, keys });
      }
      const made = await startSecretChat({ memberIds, ...(name ? { name } : {}) });
      if (!made.chatId) return setWithout(made.without);
      if (made.asked.length > 0) toast(t('secret.askedTold', { names: listNames(made.asked) }));
      else if (made.without.length > 0)
        toast(t('secret.withoutText', { names: listNames(made.without) }), { milliseconds: 8_000 });
      onOpen(made.chatId);
      onClose();
    });
  const accept = (memberIds: readonly AccountId[], name: string) => {
    const { accountId } = changed!;
    setChanged(undefined);
    void verb.run(() => acceptKey(accountId)).then((went) => went && start(memberIds, name));
  };
  return { verb, changed, without, start, accept, decline: () => setChanged(undefined) };
};

function Starting(props: StartSheetProps) {
  const { personIds, onClose } = props;
  const t = useWords();
  const isFirst = useSecretCount() === 0;
  const [picked, pick] = useState<readonly Friend[]>([]);
  const [step, setStep] = useState<'intro' | 'pick' | 'name'>(personIds || isFirst ? 'intro' : 'pick');
  const [name, setName] = useState('');
  const start = useStart(props);
  const { verb, changed } = start;
  const ids = personIds ?? picked.map(({ id }) => id);
  const go = () => void start.start(ids, name.trim());
  const isGroup = ids.length > 1;
  const tooMany = ids.length + 1 > limits.secret.members;
  const title = t('secret.startTitle');
  const frame = {
    isOpen: true as const,
    onClose,
    title,
    closeLabel: t('secret.close'),
    step: changed ? 'accept' : step,
  };
  const trouble = <Trouble error={verb.error} without={start.without} />;

  if (changed)
    return (
      <Sheet {...frame} isTall title={t('secret.acceptTitle')}>
        <AcceptView
          accountId={changed.accountId}
          keys={changed.keys}
          acceptLabel={t('secret.acceptGo')}
          onAccept={() => start.accept(ids, name.trim())}
          onCancel={start.decline}
        />
      </Sheet>
    );
  if (step === 'intro')
    return (
      <Sheet
        {...frame}
        footer={
          <Button
            variant="primary"
            size="lg"
            isWide
            isBusy={verb.isBusy}
            onPress={() => (personIds ? go() : setStep('pick'))}
          >
            {t(personIds ? 'secret.introOpen' : 'secret.introGo')}
          </Button>
        }
      >
        <Intro personIds={personIds} />
        <Busy isBusy={verb.isBusy} />
        {trouble}
      </Sheet>
    );
  if (step === 'name')
    return (
      <Sheet
        {...frame}
        footer={
          <>
            <Button onPress={() => setStep('pick')}>{t('secret.back')}</Button>
            <Button variant="primary" isBusy={verb.isBusy} onPress={go}>
              {t('secret.introOpen')}
            </Button>
          </>
        }
      >
        <form
          className={styles.naming}
          onSubmit={(event) => {
            event.preventDefault();
            go();
          }}
        >
          <p className={styles.names}>{picked.map(displayName).join(', ')}</p>
          <TextField
            label={t('secret.nameLabel')}
            value={name}
            onChange={setName}
            description={t('secret.nameHint')}
            maxLength={limits.chatName}
            autoFocus
          />
        </form>
        <Busy isBusy={verb.isBusy} />
        {trouble}
      </Sheet>
    );
  return (
    <Sheet
      {...frame}
      isTall
      isFlush
      footer={
        <Button
          variant="primary"
          isBusy={verb.isBusy}
          isDisabled={ids.length === 0 || tooMany}
          onPress={() => (isGroup ? setStep('name') : go())}
        >
          {ids.length === 0
            ? t('secret.pickNone')
            : isGroup
              ? t('secret.pickOpen', { count: ids.length })
              : t('secret.startWith', { name: displayName(picked[0]!) })}
        </Button>
      }
    >
      {tooMany && (
        <div className={styles.pad}>
          <Banner tone="warning">{t('secret.tooMany', { count: limits.secret.members })}</Banner>
        </div>
      )}
      {(verb.error || start.without.length > 0) && <div className={styles.pad}>{trouble}</div>}
      <Picking picked={picked} onChange={pick} />
    </Sheet>
  );
}

interface PickingProps {
  readonly picked: readonly Friend[];
  readonly onChange: (picked: readonly Friend[]) => void;
}

function Picking({ picked, onChange }: PickingProps) {
  const t = useWords();
  const { friends } = useFriends();
  const keyless = useKeyless(useMemo(() => friends.map(({ id }) => id), [friends]));
  return (
    <PickPeople
      picked={picked}
      onChange={onChange}
      hint={t('secret.pickHint', { count: limits.secret.members })}
      whyNot={(id) => (keyless.has(id) ? t('secret.keyless') : undefined)}
    />
  );
}

interface TroubleProps {
  readonly error: string;
  readonly without: readonly AccountId[];
}

function Trouble({ error, without }: TroubleProps) {
  const t = useWords();
  if (error) return <Banner tone="danger">{error}</Banner>;
  if (without.length === 0) return null;
  return (
    <Banner tone="warning">
      <b>{t('secret.withoutTitle')}</b>
      <p>{t('secret.withoutText', { names: listNames(without) })}</p>
    </Banner>
  );
}

/** Said while the room is made, for those who do not see the button turn. */
function Busy({ isBusy }: { readonly isBusy: boolean }) {
  const t = useWords();
  return (
    <p role="status" className={styles.making}>
      {isBusy && t('secret.making')}
    </p>
  );
}

import type { ProofWay } from '@maru/contract';
import { Fingerprint } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../platform/i18n/index.ts';
import { PasskeyCalledOff, askPasskey } from '../../platform/passkeys/index.ts';
import { call } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Sheet, TextField } from '../../ui/index.ts';
import styles from './proof.module.css';
import { proofStore, type ProofQuestion } from './state.ts';

/** Asks who is there. */
export function ProofSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const question = useStore(proofStore, (state) => state.question);
  return (
    <Sheet isOpen onClose={onClose} title={t('proof.title')} closeLabel={t('proof.close')}>
      {question && <ProofForm question={question} />}
    </Sheet>
  );
}

const proveByPasskey = async (): Promise<void> => {
  const { options } = await call('proof.begin', { way: 'passkey' });
  await call('proof.give', { way: 'passkey', answer: await askPasskey(options) });
};

const otherWords: Record<ProofWay, string> = {
  password: 'proof.usePassword',
  totp: 'proof.useCode',
  passkey: 'proof.usePasskey',
};

function ProofForm({ question }: { readonly question: ProofQuestion }) {
  const t = useWords();
  const [way, setWay] = useState(question.ways[0]);
  const [text, setText] = useState('');
  const verb = useVerb();
  const prove = async (giving: () => Promise<unknown>) => {
    let calledOff = false;
    const done = await verb.run(() =>
      giving().catch((error: unknown) => {
        if (!(error instanceof PasskeyCalledOff)) throw error;
        calledOff = true;
      }),
    );
    if (done && !calledOff) question.answer(true);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (way === 'passkey') void prove(proveByPasskey);
    else if (text !== '')
      void prove(() =>
        call(
          'proof.give',
          way === 'totp' ? { way: 'totp', code: text } : { way: 'password', password: text },
        ),
      );
  };
  if (!way) return <p className={styles.text}>{t('proof.none')}</p>;
  const change = (next: ProofWay) => {
    setWay(next);
    setText('');
    verb.clear();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.text}>{t('proof.text')}</p>
      {way === 'passkey' ? (
        <p className={styles.text}>{t('proof.passkeyText')}</p>
      ) : (
        <TextField
          key={way}
          label={t(way === 'totp' ? 'proof.code' : 'proof.password')}
          description={way === 'totp' ? t('proof.codeText') : undefined}
          type={way === 'totp' ? 'text' : 'password'}
          inputMode={way === 'totp' ? 'numeric' : undefined}
          autoComplete={way === 'totp' ? 'one-time-code' : 'current-password'}
          value={text}
          onChange={setText}
          autoFocus
        />
      )}
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        isWide
        isBusy={verb.isBusy}
        icon={way === 'passkey' ? <Fingerprint aria-hidden="true" /> : undefined}
      >
        {t(way === 'passkey' ? 'proof.passkey' : 'proof.go')}
      </Button>
      {question.ways
        .filter((one) => one !== way)
        .map((one) => (
          <Button key={one} variant="quiet" isWide onPress={() => change(one)}>
            {t(otherWords[one])}
          </Button>
        ))}
    </form>
  );
}

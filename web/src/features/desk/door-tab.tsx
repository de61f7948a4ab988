import type { HostSettings, InputOf, OutputOf, SignUpMode } from '@maru/contract';
import { useWords } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { RadioRows, Section, toast } from '../../ui/index.ts';
import { HostInvitations } from '../accounts/ui.ts';
import { unlessDeclined, withProof } from '../proof/index.ts';
import { CallsForm } from './calls-form.tsx';
import styles from './desk.module.css';
import { LimitsForm } from './limits-form.tsx';
import { Loading } from './loading.tsx';
import { useAsked } from './use-asked.ts';

const modes: readonly SignUpMode[] = ['open', 'invitation', 'closed'];

/** Who may come in, and what the host keeps to. */
export function DoorTab() {
  const t = useWords();
  const asked = useAsked<OutputOf<'desk.getSettings'>>(() => call('desk.getSettings', {}));
  if (!asked.answer) return <Loading asked={asked} />;
  const { settings, first } = asked.answer;
  const change = async (wanted: InputOf<'desk.changeSettings'>): Promise<void> => {
    await unlessDeclined(async () => {
      asked.put(await withProof(() => call('desk.changeSettings', wanted)));
      toast(t('desk.saved'));
    });
  };
  return (
    <div className={styles.tab}>
      <div className={styles.column}>
        <Section title={t('desk.signUp')}>
          <RadioRows<HostSettings['signUp']>
            label={t('desk.signUp')}
            isLabelHidden
            value={settings.signUp}
            options={modes.map((value) => ({
              value,
              label: t(`desk.signUp.${value}`),
              description: t(`desk.signUp.${value}Text`),
            }))}
            onChange={(signUp) => void tryVerb(change({ signUp }))}
          />
        </Section>
        {settings.signUp === 'invitation' && <HostInvitations />}
        <Section title={t('desk.secondStep')}>
          <RadioRows<HostSettings['secondStep']>
            label={t('desk.secondStep')}
            isLabelHidden
            value={settings.secondStep}
            options={(['free', 'required'] as const).map((value) => ({
              value,
              label: t(`desk.secondStep.${value}`),
              description: t(`desk.secondStep.${value}Text`),
            }))}
            onChange={(secondStep) => void tryVerb(change({ secondStep }))}
          />
        </Section>
        <CallsForm settings={settings} onChange={change} />
        <LimitsForm key={JSON.stringify(settings)} settings={settings} first={first} onChange={change} />
      </div>
    </div>
  );
}

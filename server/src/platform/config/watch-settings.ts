import { setting, url, WrongSetting } from './setting.ts';

const share = (text: string): number | WrongSetting => {
  const value = Number(text);
  return text.trim() !== '' && value >= 0 && value <= 1 ? value : new WrongSetting('a number from 0 to 1');
};

/** Whom a process tells what goes on in it. */
export const watchSettings = {
  tracesTo: setting({
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    flag: 'traces-to',
    hint: 'URL',
    fallback: '',
    parse: url(['http:', 'https:']),
    means:
      'a collector of OpenTelemetry (OTLP over HTTP, usually port 4318) that is told how long the parts of calls take, without ids or words; nobody is when it is not given',
  }),
  traceShare: setting({
    env: 'OTEL_TRACES_SAMPLER_ARG',
    flag: 'trace-share',
    hint: 'NUMBER',
    fallback: '0.05',
    parse: share,
    means: 'which share of the calls it is told of, from 0 to 1',
  }),
};

import { AsyncLocalStorage } from 'node:async_hooks';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  defaultTextMapGetter,
  defaultTextMapSetter,
  trace,
  type Attributes,
  type Context,
  type Link,
  type Span,
  type SpanContext,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { LRUCache } from 'lru-cache';
import { partsOf, type Log, type NewEntry, type StoredEntry } from '../log/index.ts';
import type { Bus } from '../bus/index.ts';
import { Refusal } from '../refusal.ts';
import { troubleOf } from '../trouble.ts';
import { version } from '../version.ts';
import type { CommittedRow, Traces } from './types.ts';

/** Appends that are under way, and entries whose push may still come. What is older is linked to nothing. */
const remembered = 10_000;

/** What of an error may be told: a refusal's code, or the kind of a bug. */
const kindOf = (error: unknown): string => (error instanceof Refusal ? error.code : troubleOf(error).kind);

const isExpected = (error: unknown): boolean => error instanceof Refusal && error.code !== 'internal';

const end = (span: Span, error?: unknown): void => {
  if (error !== undefined) {
    span.setAttribute('maru.result', kindOf(error));
    if (!isExpected(error)) span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
};

/** Is anybody told of it? Most calls are in no trace. */
const isTold = (context: SpanContext | undefined): context is SpanContext =>
  context !== undefined && (context.traceFlags & TraceFlags.SAMPLED) !== 0;

/** Which entries were delivered, as they are linked to. */
const deliveredTopic = 'traces.delivered';
interface Delivered {
  places: string[];
}

const nameOf = (family: string, id: string, { author, key }: { author: string; key: string }): string =>
  `${family} ${id} ${author} ${key}`;

const nameOfEntry = ({ log, author, key }: Pick<NewEntry, 'log' | 'author' | 'key'>): string =>
  nameOf(...partsOf(log), { author, key });

const openProvider = ({ endpoint, share }: { endpoint: string; share: number }): TracerProvider =>
  new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'maru', 'service.version': version }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }),
        scheduledDelayMillis: 2_000,
      }),
    ],
  });

class OpenTraces implements Traces {
  private readonly provider: TracerProvider;
  /** The span that the work at hand belongs to. */
  private readonly current = new AsyncLocalStorage<Context>();
  private readonly appends = new LRUCache<string, Context>({ max: remembered });
  private readonly delivered = new LRUCache<string, SpanContext>({ max: remembered });
  private readonly propagator = new W3CTraceContextPropagator();
  private bus: Bus | undefined;

  constructor(to: { endpoint: string; share: number }) {
    this.provider = openProvider(to);
  }

  private begin(
    name: string,
    attributes: Attributes,
    {
      kind = SpanKind.INTERNAL,
      links = [],
      parent,
    }: { kind?: SpanKind; links?: Link[]; parent?: Context | undefined } = {},
  ): { span: Span; context: Context } {
    const below = parent ?? this.current.getStore() ?? ROOT_CONTEXT;
    const span = this.provider.getTracer('maru').startSpan(name, { kind, attributes, links }, below);
    return { span, context: trace.setSpan(below, span) };
  }

  private async within<Output>(
    { span, context }: { span: Span; context: Context },
    work: () => Promise<Output>,
  ): Promise<Output> {
    try {
      const output = await this.current.run(context, work);
      end(span);
      return output;
    } catch (error) {
      end(span, error);
      throw error;
    }
  }

  call<Output>(method: string, work: () => Promise<Output>): Promise<Output> {
    return this.within(
      this.begin(`call ${method}`, { 'rpc.system': 'maru', 'rpc.method': method }, { kind: SpanKind.SERVER }),
      work,
    );
  }

  follow(log: Log): Log {
    const append: Log['append'] = (entry) => {
      const begun = this.begin('log.append', {
        'maru.family': partsOf(entry.log)[0],
        'maru.kind': entry.kind,
      });
      this.appends.set(nameOfEntry(entry), begun.context);
      return this.within(begun, async () => {
        const placed = await log.append(entry);
        begun.span.setAttribute('maru.repeated', placed.repeated);
        return placed;
      });
    };
    const appendIn: Log['appendIn'] = (tx, entries) => {
      const begun = this.begin('log.append', { 'maru.entries': entries.length, 'maru.in_change': true });
      for (const entry of entries) this.appends.set(nameOfEntry(entry), begun.context);
      return this.within(begun, () => log.appendIn(tx, entries));
    };
    return { ...log, append, appendIn };
  }

  commit(rows: readonly CommittedRow[]): (error?: unknown) => void {
    const contexts = rows.flatMap(({ family, row }) => this.appends.get(nameOf(family, row.id, row)) ?? []);
    const links = contexts.slice(1).flatMap((one) => trace.getSpanContext(one) ?? []);
    const { span } = this.begin(
      'log.commit',
      { 'maru.entries': rows.length },
      { kind: SpanKind.CLIENT, parent: contexts[0], links: links.map((context) => ({ context })) },
    );
    return (error) => end(span, error);
  }

  meet(bus: Bus): void {
    this.bus = bus;
    bus.subscribe(deliveredTopic, ({ places }: Delivered) => {
      const context = trace.getSpanContext(this.current.getStore() ?? ROOT_CONTEXT);
      if (context) for (const place of places) this.delivered.set(place, context);
    });
  }

  carry(): string | undefined {
    const context = this.current.getStore();
    if (!context || !isTold(trace.getSpanContext(context))) return undefined;
    const carrier: Record<string, string> = {};
    this.propagator.inject(context, carrier, defaultTextMapSetter);
    return carrier.traceparent;
  }

  goOn<Result>(traceparent: string, what: string, work: () => Result): Result {
    const parent = this.propagator.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter);
    const { span, context } = this.begin(
      'bus.hear',
      { 'maru.what': what },
      { kind: SpanKind.CONSUMER, parent },
    );
    const result = this.current.run(context, work);
    if (result instanceof Promise) void result.finally(() => span.end()).catch(() => undefined);
    else span.end();
    return result;
  }

  deliver(entries: readonly StoredEntry[], work: () => void): void {
    const names = entries.map(nameOfEntry);
    const parent = names.map((name) => this.appends.get(name)).find(Boolean);
    const { span, context } = this.begin('live.deliver', { 'maru.entries': entries.length }, { parent });
    const places = entries.map(({ log, seq }) => `${log} ${seq}`);
    for (const place of places) this.delivered.set(place, span.spanContext());
    for (const name of names) this.appends.delete(name);
    try {
      this.current.run(context, () => {
        work();
        if (this.bus?.isShared && isTold(span.spanContext()))
          this.bus.tellAll(deliveredTopic, { places } satisfies Delivered);
      });
    } finally {
      span.end();
    }
  }

  push<Result extends { outcome: string }>(
    { log, seq }: { log: string; seq: number },
    work: () => Promise<Result>,
  ): Promise<Result> {
    const context = this.delivered.get(`${log} ${seq}`);
    const begun = this.begin(
      'push.send',
      {},
      { kind: SpanKind.CLIENT, links: context ? [{ context }] : [], parent: ROOT_CONTEXT },
    );
    return this.within(begun, async () => {
      const result = await work();
      begun.span.setAttribute('maru.result', result.outcome);
      return result;
    });
  }

  close(): Promise<void> {
    return this.provider.shutdown();
  }
}

/** Begins to tell a collector what goes on. */
export const startTraces = (to: { endpoint: string; share: number }): Traces => new OpenTraces(to);

import { methods, refusals, type Method } from '@maru/contract';
import { z } from 'zod';
import { version } from '../version.ts';

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return schema;
};

const answer = (description: string, schema: unknown) => ({
  description,
  content: { 'application/json': { schema } },
});

const refusalAnswers = (method: Method): Record<string, unknown> => {
  const byStatus = new Map<number, string[]>();
  const all = [
    ...method.refusals,
    'bad_input',
    'too_many_calls',
    'busy',
    ...(method.caller === 'anyone' ? [] : ['not_signed_in']),
  ] as const;
  for (const code of new Set(all)) {
    const [status] = refusals[code as keyof typeof refusals];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      answer(codes.join(', '), { $ref: '#/components/schemas/Refused' }),
    ]),
  );
};

const operation = (method: Method): Record<string, unknown> => ({
  operationId: method.name,
  summary: method.summary,
  description: `Caller: ${method.caller}. About: ${method.about}. ${method.repeatable ? 'May be repeated.' : 'Not to be repeated blindly.'} Rate: ${method.rate}.`,
  tags: [method.name.split('.')[0]],
  security: method.caller === 'anyone' ? [] : [{ bearer: [] }],
  requestBody: {
    required: true,
    content: { 'application/json': { schema: schemaOf(method.input, 'input') } },
  },
  responses: {
    '200': answer('ok', {
      type: 'object',
      required: ['ok', 'output'],
      properties: { ok: { const: true }, output: schemaOf(method.output, 'output') },
    }),
    ...refusalAnswers(method),
  },
});

/** The OpenAPI 3.1 document of the methods, made from the contract alone. */
export const openApiDocument = (): Record<string, unknown> => ({
  openapi: '3.1.0',
  info: {
    title: 'Maru',
    version,
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    description: 'The same methods are answered over the WebSocket at /gateway; see /api.',
  },
  servers: [{ url: '/' }],
  paths: Object.fromEntries(
    [...methods].map(([name, method]) => [`/api/${name}`, { post: operation(method) }]),
  ),
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Refused: {
        type: 'object',
        required: ['ok', 'refusal'],
        properties: {
          ok: { const: false },
          refusal: {
            type: 'object',
            required: ['code', 'message'],
            properties: {
              code: { enum: Object.keys(refusals) },
              message: { type: 'string' },
              details: { type: 'object' },
            },
          },
        },
      },
    },
  },
});

import type { FastifyInstance } from 'fastify';
import { gatewayPage } from './gateway-page.ts';
import { openApiDocument } from './openapi.ts';

/** Few ask for what describes the contract, and it takes longer to make than all else of a start: it is made when somebody does. */
const onceAsked = (make: () => string): (() => string) => {
  let made: string | undefined;
  return () => (made ??= make());
};

/** `/api` and `/api/openapi.json`: what may be said here. */
export const serveDocuments = (http: FastifyInstance): void => {
  const document = onceAsked(() => JSON.stringify(openApiDocument()));
  http.get('/api/openapi.json', async (_request, reply) => reply.type('application/json').send(document()));
  const page = onceAsked(gatewayPage);
  http.get('/api', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page()));
};
